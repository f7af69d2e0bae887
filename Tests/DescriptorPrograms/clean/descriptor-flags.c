/* Flags are set where they belong: F_SETFL with O_NONBLOCK and the mode that was, which is O_WRONLY
 * and has the value of FD_CLOEXEC; F_SETFD with FD_CLOEXEC.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

int main(void)
{
    const int file = open("/dev/null", O_WRONLY);

    need(!fcntl(file, F_SETFL, fcntl(file, F_GETFL) | O_NONBLOCK));
    need(fcntl(file, F_GETFL) & O_NONBLOCK);
    need(!fcntl(file, F_SETFL, O_WRONLY) && !fcntl(file, F_SETFL, 0));
    need(!fcntl(file, F_SETFD, fcntl(file, F_GETFD) | FD_CLOEXEC));
    need(!fcntl(file, F_SETFD, 0) && !fcntl(file, F_SETFD, FD_CLOEXEC));
    need(!close(file));
}
