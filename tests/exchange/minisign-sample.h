/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the minisign program makes: a key, and two signatures over the same message. */

#define SAMPLE_MESSAGE "a message\n"
#define SAMPLE_KEY_ID "45B0EFB41FA43A66"
#define SAMPLE_PUBLIC_KEY                                                                          \
  "untrusted comment: minisign public key 45B0EFB41FA43A66\n"                                      \
  "RWRmOqQftO+wRT40JlHsClwLQUWqGbJmZTrE6XbSsyUrtwyAe0LsoXBB\n"
#define SAMPLE_FINGERPRINT "99849 90239 38016 11821 75191 90480"
#define SAMPLE_SIGNATURE                                                                           \
  "untrusted comment: untrusted\n"                                                                 \
  "RURmOqQftO+wRblCFPoFNQF9YTKfagPJSH9H9Yh4JuTXgzJZoIcC65nLuRQ7Xba5KhbevmELKBvz+YgQMH6UtEqJb72p"   \
  "Bt1XvQs=\n"                                                                                     \
  "trusted comment: a comment\n"                                                                   \
  "VckALL4O9bb1ShTJwE8c9bSv1E4/kxkHhTwgQUQTHe3Dx5qWJESia3EClerql1mhlyYK3Xkt9PzI93FLHajlDQ==\n"
#define SAMPLE_LEGACY_SIGNATURE                                                                    \
  "untrusted comment: signature from minisign secret key\n"                                        \
  "RWRmOqQftO+wRUJPa2fC2uHDOeb8paDDfgyX4uCW56re29ZLv2ZsVrHng0LkKH60FtIWuPelKtT7x+zkXOvSHeqJQtAB"   \
  "9QxH9wQ=\n"                                                                                     \
  "trusted comment: a comment\n"                                                                   \
  "crPjx3CsvHS1utTOd9qXSAz2Gx3mfKS1UCM/fNSitZ4nlArESNEHHWEXnjpL2vZjNWMtBk7Dk7nirtHNWllaAQ==\n"
