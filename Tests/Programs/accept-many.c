/* A hundred clients wait and are accepted, each with its own words.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        int fd = bound(SOCK_STREAM, ip, 0), right = 0;
        static int client[100], server[100];

        need(listen(fd, 128));
        for (int i = 0; i < 100; i++) {
            client[i] = dialled(own(fd));
            need(write(client[i], &i, sizeof i));
        }
        for (int i = 0; i < 100; i++)
            server[i] = (int)need(accept(fd, NULL, NULL));
        for (int i = 0; i < 100; i++) {
            int number = -1;
            need(read(server[i], &number, sizeof number));
            right += number == i && port_of(server[i]) == port_of(fd);
            close(client[i]);
            close(server[i]);
        }
        say("right", right);
        close(fd);
    }
}
