/* DIRs.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../closing.h"
#include "../opening.h"
#include "../using.h"

static DIR *opened_directory(DIR *directory, enum call call, const char *path)
{
    SHIM_KEEP_ERRNO;

    if (directory)
        opened_for(dirfd(directory), call, THING_DIRECTORY, OWNER_DIR, directory, MARK_CLOEXEC,
                   path);
    return directory;
}

SHIM_EXPORT DIR *opendir(const char *path)
{
    DIR *directory = REAL(opendir)(path);

    if (!directory)
        opened(-1, CALL_opendir, THING_DIRECTORY, 0, NULL);
    return opened_directory(directory, CALL_opendir, path);
}

SHIM_EXPORT DIR *fdopendir(int fd)
{
    DIR *directory = REAL(fdopendir)(fd);

    if (directory)
        adopted(fd, OWNER_DIR, directory);
    else
        used(fd, CALL_fdopendir, -1);
    return directory;
}

/* Keeps errno. */
static int number_of(DIR *directory)
{
    SHIM_KEEP_ERRNO;
    return directory ? dirfd(directory) : -1;
}

SHIM_EXPORT int closedir(DIR *directory)
{
    struct closing closing = closing_begin(number_of(directory), CALL_closedir, directory);

    return closing_end(&closing, REAL(closedir)(directory));
}
