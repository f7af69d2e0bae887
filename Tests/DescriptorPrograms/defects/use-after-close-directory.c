/* The number of a directory is used after closedir().
 * finds: use-after-close
 * opened: open_the_folder
 * closed: close_the_folder
 * used: examine_an_entry
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN DIR *open_the_folder(void) { return opendir("/"); }

static SEEN void close_the_folder(DIR *folder) { need(!closedir(folder)); }

static SEEN void examine_an_entry(int folder)
{
    struct stat status;

    need_error(EBADF, fstatat(folder, "tmp", &status, 0));
}

int main(void)
{
    DIR *folder = open_the_folder();
    const int fd = dirfd(folder);

    close_the_folder(folder);
    examine_an_entry(fd);
}
