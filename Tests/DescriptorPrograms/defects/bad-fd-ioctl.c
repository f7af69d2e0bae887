/* The descriptor of a terminal that could not be opened is asked for the terminal's size.
 * finds: bad-fd
 * call: ask_for_the_size
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/ioctl.h>

static SEEN void ask_for_the_size(int fd)
{
    struct winsize size;

    need_error(EBADF, ioctl(fd, TIOCGWINSZ, &size));
}

int main(void) { ask_for_the_size(open("/nowhere/to/be/found", O_RDWR | O_NOCTTY)); }
