/* Files, pipes and event descriptors are none of our business.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <sys/eventfd.h>

int main(void)
{
    int tube[2], event = eventfd(0, EFD_NONBLOCK), file = fileno(tmpfile());
    uint64_t count = 3;
    char bytes[10];

    need(pipe(tube));
    say("pipe write", write(tube[1], "hello", 5));
    say_bytes("pipe read", read(tube[0], bytes, 10), bytes);
    say("pipe send", send(tube[1], "x", 1, 0));
    say("pipe getsockname", getsockname(tube[0], &(struct sockaddr){0}, &(socklen_t){16}));
    say("event write", write(event, &count, 8));
    say("event read", read(event, &count, 8) == 8 ? (long)count : -1);
    say("event again", read(event, &count, 8));
    say("file write", write(file, "file", 4));
    say_bytes("file read", pread(file, bytes, 4, 0), bytes);
    say("file shutdown", shutdown(file, SHUT_RD));
    close(tube[1]);
    say("pipe end", read(tube[0], bytes, 10));
    say_poll("pipe", tube[0]);
}
