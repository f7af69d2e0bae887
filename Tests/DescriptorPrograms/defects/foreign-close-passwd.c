/* A program closes a number that it has not opened: libc reads the list of users through it.
 * finds: foreign-close
 * opened: read_the_first_user
 * closed: close_a_number
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <pwd.h>

static SEEN void read_the_first_user(void) { need(getpwent()); }

static SEEN void close_a_number(int fd) { need(!close(fd)); }

int main(void)
{
    const int next = a_file();

    need(!close(next));
    read_the_first_user();
    need(is_open(next));
    close_a_number(next);
    endpwent();
}
