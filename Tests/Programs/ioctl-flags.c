/* FIONBIO and FIOASYNC switch descriptor flags; nonsense is refused.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), on = 1, off = 0;

    say("FIONBIO on", ioctl(fd, FIONBIO, &on));
    say("O_NONBLOCK", (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
    say("FIONBIO off", ioctl(fd, FIONBIO, &off));
    say("O_NONBLOCK", (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
    say("FIOASYNC on", ioctl(fd, FIOASYNC, &on));
    say("O_ASYNC", (fcntl(fd, F_GETFL) & O_ASYNC) != 0);
    say("FIOCLEX", ioctl(fd, FIOCLEX));
    say("FD_CLOEXEC", fcntl(fd, F_GETFD));
    say("FIONCLEX", ioctl(fd, FIONCLEX));
    say("FD_CLOEXEC", fcntl(fd, F_GETFD));
    say("TCGETS", ioctl(fd, 0x5401, &on));
    say("nonsense", ioctl(fd, 0xdeadbeefUL, &on));
    say("isatty", isatty(fd));
}
