/* first_name.h — the name that a line of a hosts file has first.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FIRST_NAME_H
#define FIRST_NAME_H

#include <stddef.h>
#include <string.h>

/* Not ended by a zero where more names follow. */
struct first_name {
    const char *text;
    size_t length;
};

static inline struct first_name first_name(const char *line)
{
    static const char blanks[] = " \t\v\f\r";
    const char *name = line + strcspn(line, blanks);

    name += strspn(name, blanks);
    return (struct first_name){name, strcspn(name, blanks)};
}

#endif
