/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bundles as an attacker or a careless program would make them. Each is refused with one sentence
 * that names the file, and nothing of it reaches a sink as whole.
 */

#include "config.h"

#include <sys/stat.h>

#include "model/qz-error.h"
#include "tests/exchange/hostile-parts.h"

#define MODE(mode) ((guint32) (mode) << 16)

/* One line a case: what is changed, and what is said. */

typedef struct
{
  const char *label;
  void (*change) (Parts *parts);
  int code;
  const char *message;
} Case;

#define CASE_NAME(function, text)                                                                  \
  static void function (Parts *parts) { parts_add (parts, text, parts->members[3].data); }

CASE_NAME (absolute, "/etc/passwd")
CASE_NAME (drive, "C:evil")
CASE_NAME (parent, "../evil")
CASE_NAME (inner_parent, "b/../../evil")
CASE_NAME (backslash, "b\\evil")
CASE_NAME (control, "b/a\nb")
CASE_NAME (chinese, "b/成果")
CASE_NAME (foreign_name, "evil.sh")
CASE_NAME (short_hash, "b/abc")
CASE_NAME (upper_hash, "b/BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")
CASE_NAME (unknown_hash, "b/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
CASE_NAME (folder_name, "b/")
CASE_NAME (case_collision, "MANIFEST.json")
CASE_NAME (second_manifest, "manifest.json")
CASE_NAME (nested_folder, "b/b/x")

static void
nul (Parts *parts)
{
  parts_add (parts, "b/a\0b", parts->members[3].data);
  parts->members[4].name_length = 5;
}

static void
no_name (Parts *parts)
{
  parts_add (parts, "", parts->members[3].data);
}

static void
long_name (Parts *parts)
{
  parts_add (parts, parts_keep (parts, g_strnfill (255, 'a')), parts->members[3].data);
}

static void
huge_name (Parts *parts)
{
  parts_add (parts, parts_keep (parts, g_strnfill (65535, 'a')), parts->members[3].data);
}

#define CASE_MODE(function, mode)                                                                  \
  static void function (Parts *parts) { parts->members[3].attributes = MODE (mode); }

CASE_MODE (symbolic_link, S_IFLNK | 0777)
CASE_MODE (pipe_member, S_IFIFO | 0644)
CASE_MODE (character_device, S_IFCHR | 0644)
CASE_MODE (block_device, S_IFBLK | 0644)
CASE_MODE (socket_member, S_IFSOCK | 0644)
CASE_MODE (folder_mode, S_IFDIR | 0755)
CASE_MODE (set_user, S_IFREG | S_ISUID | 0755)
CASE_MODE (sticky, S_IFREG | S_ISVTX | 0644)

static void
dos_folder (Parts *parts)
{
  parts->members[3].is_dos = TRUE;
  parts->members[3].attributes = 0x10;
}

static void
twice (Parts *parts)
{
  parts_add (parts, parts->members[3].name, parts->members[3].data);
}

static void
missing (Parts *parts)
{
  parts->n = 3;
}

static void
only_manifest (Parts *parts)
{
  parts->n = 1;
}

static void
nothing (Parts *parts)
{
  parts->n = 0;
}

static void
swapped (Parts *parts)
{
  RawMember first = parts->members[2];

  parts->members[2] = parts->members[3];
  parts->members[3] = first;
}

static void
manifest_second (Parts *parts)
{
  RawMember first = parts->members[0];

  parts->members[0] = parts->members[1];
  parts->members[1] = first;
}

static void
unsigned_bundle (Parts *parts)
{
  parts->members[1] = parts->members[2];
  parts->members[2] = parts->members[3];
  parts->n = 3;
}

static void
changed_content (Parts *parts)
{
  parts->members[3].data = parts_keep_bytes (parts, "the fi1e", 8);
}

static void
other_size (Parts *parts)
{
  parts->members[3].data = parts_keep_bytes (parts, "the file is longer", 18);
}

/* The manifest is changed, the signature is not. */
static void
changed_manifest (Parts *parts)
{
  GBytes *old = parts->members[1].data;

  parts_edit_manifest (parts, "\"sequence\":1", "\"sequence\":2");
  parts->members[1].data = old;
}

static void
foreign_key (Parts *parts)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (parts->members[0].data, NULL),
                                     g_bytes_get_size (parts->members[0].data));

  parts_sign (parts, text, parts->fixture->other_key);
}

static void
empty_signature (Parts *parts)
{
  parts->members[1].data = parts_keep_bytes (parts, "", 0);
}

static void
huge_signature (Parts *parts)
{
  g_autofree char *text = g_strnfill (3000, 'x');

  parts->members[1].data = parts_keep_bytes (parts, text, 3000);
}

static void
huge_manifest (Parts *parts)
{
  g_autofree char *text = g_strnfill ((1 << 20) + 1, ' ');

  parts_sign (parts, text, parts->fixture->key);
}

#define CASE_EDIT(function, from, to)                                                              \
  static void function (Parts *parts) { parts_edit_manifest (parts, from, to); }

CASE_EDIT (not_json, "{", "<")
CASE_EDIT (trailing, "\"wrapped_key\":\"\"}", "\"wrapped_key\":\"\"}x")
CASE_EDIT (same_key_twice, "\"sequence\":1", "\"sequence\":1,\"sequence\":2")
CASE_EDIT (deep, "\"records\":[", "\"records\":[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]],")
CASE_EDIT (huge_number, "\"sequence\":1", "\"sequence\":99999999999999999999")
CASE_EDIT (fraction, "\"sequence\":1", "\"sequence\":1.5")
CASE_EDIT (lone_surrogate, "上海长宁电梯有限公司", "\\ud800")
CASE_EDIT (not_utf8, "上海长宁电梯有限公司", "\xff\xfe")
CASE_EDIT (bidi, "上海长宁电梯有限公司", "a\u202eb")
CASE_EDIT (unknown_member, "\"sequence\":1", "\"sequence\":1,\"other\":2")
CASE_EDIT (unknown_kind, "\"submission\"", "\"invasion\"")
CASE_EDIT (newer, "\"min_reader\":1", "\"min_reader\":2")
CASE_EDIT (zero_sequence, "\"sequence\":1", "\"sequence\":0")
CASE_EDIT (before_first,
           "\"previous\":\"\"",
           "\"previous\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")
CASE_EDIT (bad_date, "2018-05-01T", "2018-13-01T")
CASE_EDIT (bad_uuid, "000000000002\"", "00000000000g\"")
CASE_EDIT (negative_size, "\"size\":8", "\"size\":-8")
CASE_EDIT (terabyte, "\"size\":8", "\"size\":1099511627776")
CASE_EDIT (blob_path, "\"name\":\"a.txt\"", "\"name\":\"a\\u0000.txt\"")
CASE_EDIT (blob_type, "text/plain", "text/plain; charset=x")
CASE_EDIT (beside_record, "\"beside\":false", "\"beside\":true")
CASE_EDIT (secret_submission, "\"wrapped_key\":\"\"", "\"wrapped_key\":\"AAAA\"")

static void
password (Parts *parts)
{
  parts->members[3].flags = 1;
}

static void
other_method (Parts *parts)
{
  parts->members[3].method = 12;
}

static void
strange_flag (Parts *parts)
{
  parts->members[3].flags = 1 << 13;
}

static void
unicode_path (Parts *parts)
{
  static const guint8 extra[] = { 0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'x' };

  parts->members[3].extra = parts_keep_bytes (parts, extra, sizeof extra);
}

static void
zip64 (Parts *parts)
{
  static const guint8 extra[] = { 1, 0, 8, 0, 8, 0, 0, 0, 0, 0, 0, 0 };

  parts->members[3].extra = parts_keep_bytes (parts, extra, sizeof extra);
}

static void
cut_extra (Parts *parts)
{
  static const guint8 extra[] = { 0x55, 0x54, 99, 0, 1 };

  parts->members[3].extra = parts_keep_bytes (parts, extra, sizeof extra);
}

static void
other_local_name (Parts *parts)
{
  parts->members[3].local_name = parts_keep (parts, g_strdup (parts->members[3].name));
  ((char *) parts->members[3].local_name)[5] ^= 1;
}

static void
other_local_size (Parts *parts)
{
  parts->members[3].local_bytes = 9;
}

static void
other_local_crc (Parts *parts)
{
  parts->members[3].local_crc = 9;
}

static void
other_local_method (Parts *parts)
{
  parts->members[3].local_method = 8;
}

static void
other_local_flags (Parts *parts)
{
  parts->members[3].local_flags = 2;
}

static void
other_descriptor (Parts *parts)
{
  parts->members[3].descriptor = TRUE;
  parts->members[3].descriptor_bytes = 9;
}

static void
wrong_crc (Parts *parts)
{
  parts->members[3].crc = 12345;
}

static void
unlisted (Parts *parts)
{
  parts_add (parts, "b/hidden", parts->members[3].data);
  parts->members[4].unlisted = TRUE;
}

static void
overlap (Parts *parts)
{
  parts_add (parts, parts->members[3].name, parts->members[3].data);
  parts->members[4].ghost = TRUE;
}

static void
gap (Parts *parts)
{
  parts->members[3].gap = 10;
}

static void
prefix (Parts *parts)
{
  parts->ends.before = 10;
}

static void
middle (Parts *parts)
{
  parts->ends.middle = 10;
}

static void
behind (Parts *parts)
{
  parts->ends.after = 10;
}

static void
comment (Parts *parts)
{
  parts->ends.comment = "hello";
}

static void
member_comment (Parts *parts)
{
  parts->members[3].comment = "hello";
}

static void
too_few (Parts *parts)
{
  parts->ends.extra_count = 1;
}

static void
too_many (Parts *parts)
{
  parts->ends.extra_count = 3000;
}

static void
bomb (Parts *parts)
{
  parts_make_bomb (parts);
}

/* It says that it is small. */
static void
lying_bomb (Parts *parts)
{
  bomb (parts);
  parts->members[3].bytes = 8;
}

/* Many times the same bytes: each entry of the directory points to them. */
static void
overlapping_bomb (Parts *parts)
{
  bomb (parts);
  for (guint i = 0; i < 3; i++)
    {
      RawMember ghost = parts->members[3];

      ghost.ghost = TRUE;
      parts->members[parts->n++] = ghost;
    }
}

static void
gigabytes (Parts *parts)
{
  bomb (parts);
  parts->members[3].bytes = 0x7fffffff;
  parts->members[2] = parts->members[3];
}

static void
bad_deflate (Parts *parts)
{
  parts->members[3].method = 8;
  parts->members[3].data = parts_keep_bytes (parts, "\xff\xff\xff\xff\xff\xff\xff\xff", 8);
  parts->members[3].bytes = 8;
  parts->members[3].crc = 1;
}

/* Something stands behind the end of what was packed. */
static void
long_deflate (Parts *parts)
{
  g_autoptr (GBytes) packed = raw_zip_deflate (parts->members[3].data);
  g_autoptr (GByteArray) longer = g_byte_array_new ();

  g_byte_array_append (longer, g_bytes_get_data (packed, NULL), (guint) g_bytes_get_size (packed));
  g_byte_array_append (longer, (const guint8 *) "hidden", 6);
  parts->members[3].crc = raw_zip_crc (parts->members[3].data);
  parts->members[3].method = 8;
  parts->members[3].bytes = 8;
  parts->members[3].data = parts_keep_bytes (parts, longer->data, longer->len);
}

#define INVALID QZ_ERROR_INVALID
#define CORRUPT QZ_ERROR_CORRUPT
#define SYNTAX QZ_ERROR_SYNTAX
#define LIMIT QZ_ERROR_LIMIT

static const Case cases[] = {
  { "absolute", absolute, INVALID, "an absolute path" },
  { "drive", drive, INVALID, "an absolute path" },
  { "parent", parent, INVALID, "reach out of its folder" },
  { "inner parent", inner_parent, INVALID, "reach out of its folder" },
  { "backslash", backslash, INVALID, "a backslash" },
  { "control", control, INVALID, "characters that a bundle never uses" },
  { "chinese", chinese, INVALID, "characters that a bundle never uses" },
  { "NUL", nul, INVALID, "characters that a bundle never uses" },
  { "foreign name", foreign_name, INVALID, "does not belong there: evil.sh" },
  { "short hash", short_hash, INVALID, "does not belong there" },
  { "upper hash", upper_hash, INVALID, "does not belong there" },
  { "nested folder", nested_folder, INVALID, "does not belong there" },
  { "unknown hash", unknown_hash, INVALID, "does not list" },
  { "folder name", folder_name, INVALID, "is a folder" },
  { "case collision", case_collision, INVALID, "two members of one name" },
  { "second manifest", second_manifest, INVALID, "two members of one name" },
  { "no name", no_name, INVALID, "without a name" },
  { "long name", long_name, INVALID, "name is too long" },
  { "huge name", huge_name, INVALID, "names are too long" },
  { "link", symbolic_link, INVALID, "is a link" },
  { "pipe", pipe_member, INVALID, "a device or a pipe" },
  { "character device", character_device, INVALID, "a device or a pipe" },
  { "block device", block_device, INVALID, "a device or a pipe" },
  { "socket", socket_member, INVALID, "a device or a pipe" },
  { "folder", folder_mode, INVALID, "is a folder" },
  { "DOS folder", dos_folder, INVALID, "is a folder" },
  { "set-uid", set_user, INVALID, "special rights" },
  { "sticky", sticky, INVALID, "special rights" },
  { "twice", twice, INVALID, "two members of one name" },
  { "missing", missing, INVALID, "lacks a file that its manifest lists: a.txt" },
  { "only the manifest", only_manifest, CORRUPT, "no manifest or no signature" },
  { "nothing", nothing, CORRUPT, "no manifest or no signature" },
  { "swapped", swapped, INVALID, "holds other files than its manifest lists" },
  { "manifest second", manifest_second, QZ_ERROR_FOREIGN, "not a bundle" },
  { "unsigned", unsigned_bundle, INVALID, "is not signed" },
  { "changed content", changed_content, CORRUPT, "the content of “a.txt” was changed" },
  { "other size", other_size, INVALID, "another size than its manifest says: a.txt" },
  { "changed manifest", changed_manifest, CORRUPT, "was changed after it had been signed" },
  { "foreign key", foreign_key, QZ_ERROR_NOT_FOUND, "signed by another key" },
  { "empty signature", empty_signature, SYNTAX, "minisign format" },
  { "huge signature", huge_signature, LIMIT, "minisig has more than 2 KiB" },
  { "huge manifest", huge_manifest, LIMIT, "manifest.json has more than 1024 KiB" },
  { "not JSON", not_json, SYNTAX, "this is not JSON" },
  { "trailing", trailing, SYNTAX, "something after the end" },
  { "same key twice", same_key_twice, SYNTAX, "a key stands twice" },
  { "deep", deep, SYNTAX, "levels deep" },
  { "huge number", huge_number, SYNTAX, "a number is too large" },
  { "fraction", fraction, SYNTAX, "/sequence: must be a whole number" },
  { "lone surrogate", lone_surrogate, SYNTAX, "this is not JSON" },
  { "not UTF-8", not_utf8, SYNTAX, "not UTF-8" },
  { "bidi", bidi, SYNTAX, "U+202E" },
  { "unknown member", unknown_member, SYNTAX, "/other: is not known here" },
  { "unknown kind", unknown_kind, SYNTAX, "/kind: “invasion” is not one of" },
  { "newer", newer, QZ_ERROR_NEWER, "newer version" },
  { "sequence 0", zero_sequence, SYNTAX, "/sequence: 0 is below 1" },
  { "before the first", before_first, SYNTAX, "/previous: nothing comes before" },
  { "bad date", bad_date, SYNTAX, "/created: " },
  { "bad UUID", bad_uuid, SYNTAX, "/sender/organisation: " },
  { "negative size", negative_size, SYNTAX, "/blobs/1/size: -8 is below 0" },
  { "terabyte", terabyte, SYNTAX, "/blobs/1/size: " },
  { "NUL in a name", blob_path, SYNTAX, "a NUL character" },
  { "media type", blob_type, SYNTAX, "is not a media type" },
  { "record beside", beside_record, SYNTAX, "a record is in the bundle" },
  { "secret submission", secret_submission, SYNTAX, "an encrypted bundle" },
  { "password", password, INVALID, "a ZIP password" },
  { "other method", other_method, INVALID, "packed in a way" },
  { "strange flag", strange_flag, INVALID, "packed in a way" },
  { "Unicode path", unicode_path, INVALID, "attributes that a bundle never has" },
  { "ZIP64", zip64, INVALID, "attributes that a bundle never has" },
  { "cut extra", cut_extra, INVALID, "attributes that a bundle never has" },
  { "other local name", other_local_name, INVALID, "says one thing" },
  { "other local size", other_local_size, INVALID, "says one thing" },
  { "other local CRC", other_local_crc, INVALID, "says one thing" },
  { "other local method", other_local_method, INVALID, "says one thing" },
  { "other local flags", other_local_flags, INVALID, "says one thing" },
  { "other descriptor", other_descriptor, INVALID, "says one thing" },
  { "wrong CRC", wrong_crc, CORRUPT, "the content of “a.txt” was changed" },
  { "unlisted", unlisted, INVALID, "holds more than its directory lists" },
  { "overlap", overlap, INVALID, "overlap or leave gaps" },
  { "gap", gap, INVALID, "overlap or leave gaps" },
  { "prefix", prefix, QZ_ERROR_FOREIGN, "is not a bundle" },
  { "middle", middle, INVALID, "holds more than its directory lists" },
  { "behind", behind, CORRUPT, "something behind its end" },
  { "comment", comment, CORRUPT, "something behind its end" },
  { "member comment", member_comment, CORRUPT, "a damaged directory" },
  { "too few members", too_few, CORRUPT, "a damaged directory" },
  { "too many members", too_many, LIMIT, "3004 members" },
  { "bomb", bomb, LIMIT, "would unpack to something huge" },
  { "lying bomb", lying_bomb, CORRUPT, "the content of “a.txt” was changed" },
  { "overlapping bomb", overlapping_bomb, INVALID, "overlap or leave gaps" },
  { "gigabytes", gigabytes, LIMIT, "unpacks to more than 2048 MiB" },
  { "bad deflate", bad_deflate, CORRUPT, "the content of “a.txt” was changed" },
  { "long deflate", long_deflate, CORRUPT, "the content of “a.txt” was changed" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BundleFixture) fixture = bundle_fixture_new ();
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      guint n_whole;
      Parts parts;

      parts_init (&parts, fixture);
      path = parts_save (&parts);
      g_assert_true (hostile_read (path, &n_whole, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_whole, ==, 2);
      cases[i].change (&parts);
      g_free (path);
      path = parts_save (&parts);
      hostile_assert_refused (path, cases[i].label, cases[i].code, cases[i].message);
      parts_clear (&parts);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-hostile/cases", test_cases);
  return g_test_run ();
}
