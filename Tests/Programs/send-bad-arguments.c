/* Bad pointers, flags and descriptors.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    struct line line = line_on("127.0.0.1");
    void *volatile nowhere = NULL; /* volatile: the compiler would see and warn */
    char byte;
    int file = (int)need(open("/dev/null", O_RDWR));

    say("send NULL", send(line.client, nowhere, 5, 0));
    say("write NULL", write(line.client, nowhere, 5));
    say("send to -1", send(-1, "x", 1, 0));
    say("send to /dev/null", send(file, "x", 1, 0));
    say("sendmsg NULL", sendmsg(line.client, NULL, 0));
    say("recvmsg NULL", recvmsg(line.client, NULL, 0));
    say("recv from -1", recv(-1, &byte, 1, 0));
    say("recv from /dev/null", recv(file, &byte, 1, 0));
    tell(line.client, "x");
    settle();
    say("recv to 1", recv(line.server, (void *)1, 1, 0));
    hear("still there", line.server);
    say("pread", pread(line.server, &byte, 1, 0));
    say("lseek", lseek(line.server, 0, SEEK_CUR));
}
