/* A socket made in a child is its own; parent and grandchild meet it by its address.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int tube[2];
    struct at place;

    need(pipe(tube));
    const pid_t child = fork();
    if (child == 0) {
        int fd = listener("127.0.0.1", 0);
        place = own(fd);
        if (fork() == 0) {
            tell((int)need(accept(fd, NULL, NULL)), "from the grandchild");
            exit(0);
        }
        need(write(tube[1], &place, sizeof place));
        exit(0);
    }
    need(read(tube[0], &place, sizeof place));
    say_child("child", child);
    hear("parent", dialled(place));
}
