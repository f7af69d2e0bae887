/* A file is put in another's place by dup2(); its number is closed by those who had opened the old
 * file, and then by those who had replaced it.
 * finds: double-close
 * duplicated: replace_it
 * closed: close_the_old_file
 * again: close_the_new_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_old_file(void) { return a_file(); }

static SEEN void replace_it(int fd)
{
    const int file = a_file();

    need(dup3(file, fd, O_CLOEXEC) == fd && !close(file));
}

static SEEN void close_the_old_file(int fd) { need(!close(fd)); }

static SEEN void close_the_new_file(int fd) { need_error(EBADF, close(fd)); }

int main(void)
{
    const int fd = open_the_old_file();

    replace_it(fd);
    close_the_old_file(fd);
    close_the_new_file(fd);
}
