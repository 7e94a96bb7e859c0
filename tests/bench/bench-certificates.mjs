// SPDX-License-Identifier: GPL-3.0-or-later
// The peer of bench-certificates: sets the same pages with Typst.
// usage: node bench-certificates.mjs PEERS FOLDER OUTPUT FONTS…
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';

const [peers, folder, output, ...fontPaths] = process.argv.slice(2);
const require = createRequire(peers + '/');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths }] });
const result = compiler.compile({ mainFilePath: folder + '/certificates.typ' });
if (result.hasError()) {
  result.printErrors();
  process.exit(1);
}
// No tags, which our file has not either.
writeFileSync(output, compiler.pdf(result.result, { pdfTags: false, creationTimestamp: 1545264000 }));
