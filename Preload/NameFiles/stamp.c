/* stamp.c — what the kernel says about a file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "stamp.h"
#include "direct.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

bool stamp_same_file(const struct stamp *a, const struct stamp *b)
{
    return a->sort == b->sort && a->inode == b->inode && a->device == b->device;
}

bool stamp_equal(const struct stamp *a, const struct stamp *b)
{
    return stamp_same_file(a, b) && a->changed == b->changed && a->modified == b->modified &&
           a->size == b->size && a->links == b->links;
}

static enum stamp_sort sort_of(const struct stat *file)
{
    if (S_ISREG(file->st_mode))
        return STAMP_FILE;
    if (S_ISCHR(file->st_mode) && file->st_rdev == makedev(1, 3))
        return STAMP_EMPTINESS;
    return STAMP_OTHER;
}

static int64_t nanoseconds(struct timespec time)
{
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static struct stamp stamp_of(const struct stat *file)
{
    return (struct stamp){
        .sort = sort_of(file),
        .device = file->st_dev,
        .inode = file->st_ino,
        .links = file->st_nlink,
        .size = file->st_size,
        .changed = nanoseconds(file->st_ctim),
        .modified = nanoseconds(file->st_mtim),
    };
}

int stamp_of_descriptor(int descriptor, struct stamp *stamp)
{
    struct stat file;
    const long result = direct_call(SYS_fstat, descriptor, (long)&file, 0);

    if (result < 0)
        return (int)-result;
    *stamp = stamp_of(&file);
    return 0;
}

int stamp_of_path(const char *path, struct stamp *stamp)
{
    struct stat file;
    const long result = direct_call4(SYS_newfstatat, AT_FDCWD, (long)path, (long)&file, 0);

    if (result == -ENOENT || result == -ENOTDIR) {
        *stamp = (struct stamp){.sort = STAMP_MISSING};
        return 0;
    }
    if (result < 0)
        return (int)-result;
    *stamp = stamp_of(&file);
    return 0;
}
