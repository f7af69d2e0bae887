/* fork() while another thread waits in accept() and recv(): the child's sockets work.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

static int fd, udp;
static void *wait_accept(void *none)
{
    accept(fd, NULL, NULL);
    return none;
}
static void *wait_receive(void *none)
{
    recv(udp, NULL, 0, 0);
    return none;
}

int main(void)
{
    pthread_t one, two;

    fd = listener("127.0.0.1", 0);
    udp = bound(SOCK_DGRAM, "127.0.0.1", 0);
    pthread_create(&one, NULL, wait_accept, NULL);
    pthread_create(&two, NULL, wait_receive, NULL);
    settle();
    const pid_t child = fork();
    if (child == 0) {
        struct line line = line_on("127.0.0.1");
        tell(line.client, "from the child");
        hear("child", line.server);
        send_to(dgram(AF_INET), "x", own(udp));
        dialled(own(fd));
        exit(0);
    }
    say_child("child", child);
    pthread_join(one, NULL);
    pthread_join(two, NULL);
    say("both woken", 0);
}
