/* A listener can be read when somebody waits.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = listener(ip, 0);

        say_poll("nobody", fd);
        dialled(own(fd));
        say_poll("one", fd);
        did("accept", accept(fd, NULL, NULL));
        say_poll("nobody", fd);
        shutdown(fd, SHUT_RDWR);
        say_poll("shut", fd);
    }
}
