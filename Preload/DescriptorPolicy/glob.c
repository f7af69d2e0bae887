/* glob.c — patterns of paths.
 * SPDX-License-Identifier: Apache-2.0 */
#include "glob.h"

#include <string.h>

/* With one place to come back to: a star that takes one character more. */
static bool matches(const char *pattern, const char *end, const char *text)
{
    const char *star = NULL, *taken = NULL;

    while (*text) {
        if (pattern < end && *pattern == '*') {
            star = ++pattern;
            taken = text;
        } else if (pattern < end && (*pattern == '?' || *pattern == *text)) {
            pattern++, text++;
        } else if (star) {
            pattern = star;
            text = ++taken;
        } else {
            return false;
        }
    }
    while (pattern < end && *pattern == '*')
        pattern++;
    return pattern == end;
}

bool glob_matches(const char *pattern, size_t length, const char *path)
{
    const char *slash = memchr(pattern, '/', length) ? NULL : strrchr(path, '/');

    return matches(pattern, pattern + length, slash ? slash + 1 : path);
}
