/* stamp.h — what the kernel says about a file, as far as it changes with the file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef STAMP_H
#define STAMP_H

#include <stdbool.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)

enum stamp_sort {
    STAMP_MISSING,   /* nothing is there; all else is zero */
    STAMP_FILE,      /* a regular file */
    STAMP_EMPTINESS, /* /dev/null */
    STAMP_OTHER,     /* a directory, a pipe, a device: not for us to open */
};

struct stamp {
    enum stamp_sort sort;
    uint64_t device, inode, links;
    int64_t size;
    int64_t changed, modified; /* nanoseconds since 1970 */
};

bool stamp_equal(const struct stamp *, const struct stamp *);
bool stamp_same_file(const struct stamp *, const struct stamp *);

/* Return 0, or an errno when there is no telling. That there is no file is a stamp as well. */
int stamp_of_descriptor(int descriptor, struct stamp *);
int stamp_of_path(const char *path, struct stamp *);

#pragma GCC visibility pop
#endif
