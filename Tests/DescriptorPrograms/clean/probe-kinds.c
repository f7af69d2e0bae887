/* What a descriptor is, is found out by calls that fail for the wrong kind.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/mman.h>
#include <termios.h>

int main(void)
{
    struct sockaddr_storage address;
    struct termios terminal;
    socklen_t length = sizeof address;
    int type, ends[2];
    const int file = a_file();

    need(!pipe2(ends, O_CLOEXEC));
    need_error(ESPIPE, lseek(ends[0], 0, SEEK_CUR));
    need_error(ENOTTY, tcgetattr(file, &terminal));
    need(!isatty(file));
    need_error(ENOTSOCK, getsockname(file, (struct sockaddr *)&address, &length));
    length = sizeof type;
    need_error(ENOTSOCK, getsockopt(file, SOL_SOCKET, SO_TYPE, &type, &length));
    need_error(EINVAL, ftruncate(ends[1], 0));
    need(mmap(NULL, 1, PROT_READ, MAP_SHARED, ends[0], 0) == MAP_FAILED);
    need(!close(file) && !close(ends[0]) && !close(ends[1]));
}
