/* The result of an open() that failed is read from.
 * finds: bad-fd
 * call: read_it
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

static SEEN int open_the_file(void) { return open("/nowhere/to/be/found", O_RDONLY | O_CLOEXEC); }

static SEEN void read_it(int fd)
{
    char byte;

    need_error(EBADF, read(fd, &byte, 1));
}

int main(void) { read_it(open_the_file()); }
