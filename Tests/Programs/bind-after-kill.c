/* kill -9 leaves no port behind.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int ready[2];
    struct at place;

    need(pipe(ready));
    const pid_t child = fork();
    if (child == 0) {
        place = own(listener("127.0.0.1", 0));
        need(write(ready[1], &place, sizeof place));
        pause();
    }
    need(read(ready[0], &place, sizeof place));
    say("while it lives", bind_to(stream(AF_INET), place));
    kill(child, SIGKILL);
    say_child("child", child);
    say("afterwards", bind_to(stream(AF_INET), place));
}
