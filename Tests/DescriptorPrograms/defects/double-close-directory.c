/* The descriptor of a directory is closed by closedir(), and then by its number.
 * finds: double-close
 * opened: open_the_folder
 * closed: close_the_folder
 * again: close_its_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN DIR *open_the_folder(void) { return opendir("/"); }

static SEEN void close_the_folder(DIR *folder) { need(!closedir(folder)); }

static SEEN void close_its_number(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    DIR *folder = open_the_folder();
    const int fd = dirfd(folder);

    close_the_folder(folder);
    close_its_number(fd);
}
