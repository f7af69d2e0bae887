/* The number of an open directory is closed by close(), and then by closedir().
 * finds: foreign-close
 * opened: open_the_folder
 * closed: close_its_number
 * text: DIR
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN DIR *open_the_folder(void) { return opendir("/"); }

static SEEN void close_its_number(DIR *folder) { need(!close(dirfd(folder))); }

static SEEN void close_the_folder(DIR *folder) { need_error(EBADF, closedir(folder)); }

int main(void)
{
    DIR *folder = open_the_folder();

    close_its_number(folder);
    close_the_folder(folder);
}
