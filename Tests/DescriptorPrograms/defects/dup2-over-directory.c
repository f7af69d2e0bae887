/* A socket is put over the number of an open directory.
 * finds: dup2-over
 * opened: open_the_folder
 * over: move_the_socket
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN DIR *open_the_folder(void) { return opendir("/"); }

static SEEN void move_the_socket(int from, int to) { need(dup2(from, to) == to && !close(from)); }

int main(void)
{
    DIR *folder = open_the_folder();

    move_the_socket(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0), dirfd(folder));
    need(!closedir(folder));
}
