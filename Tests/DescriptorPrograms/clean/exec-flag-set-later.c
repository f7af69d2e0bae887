/* A descriptor gets FD_CLOEXEC by fcntl() or ioctl(), after it was made without.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/ioctl.h>

int main(void)
{
    int ends[2];

    need(!pipe(ends));
    need(!fcntl(ends[0], F_SETFD, FD_CLOEXEC) && !ioctl(ends[1], FIOCLEX));
    need(!system("exit 0"));
    need(!close(ends[0]) && !close(ends[1]));
}
