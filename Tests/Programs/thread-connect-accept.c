/* One thread accepts while another connects.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static int fd;
static void *serve(void *none)
{
    for (int i = 0; i < 50; i++) {
        int server = (int)need(accept(fd, NULL, NULL));
        char byte;
        need(read(server, &byte, 1));
        byte++;
        need(write(server, &byte, 1));
        close(server);
    }
    return none;
}

int main(void)
{
    FOR_LOOPBACKS(ip)
    {
        pthread_t thread;
        int right = 0;

        fd = listener(ip, 0);
        pthread_create(&thread, NULL, serve, NULL);
        for (int i = 0; i < 50; i++) {
            int client = dialled(own(fd));
            char byte = (char)i;
            need(write(client, &byte, 1));
            right += read(client, &byte, 1) == 1 && byte == (char)(i + 1);
            close(client);
        }
        pthread_join(thread, NULL);
        say("right", right);
        close(fd);
    }
}
