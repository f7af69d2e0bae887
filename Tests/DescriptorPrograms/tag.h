/* tag.h — owners that say so: found by name where the library is loaded, and plain close()
 * elsewhere. SPDX-License-Identifier: Apache-2.0 */
#ifndef TAG_H
#define TAG_H

#include "descriptors.h"

#include <dlfcn.h>
#include <stdint.h>

UNUSED static SEEN void tag_it(int fd, uint64_t tag)
{
    int (*set)(int, uint64_t) = (int (*)(int, uint64_t))dlsym(RTLD_DEFAULT, "backlot_fds_tag");

    if (set)
        set(fd, tag);
}

UNUSED static SEEN int close_by_tag(int fd, uint64_t tag)
{
    int (*end)(int, uint64_t) = (int (*)(int, uint64_t))dlsym(RTLD_DEFAULT, "backlot_fds_close");

    return end ? end(fd, tag) : close(fd);
}

#endif
