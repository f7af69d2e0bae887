/* What epoll_ctl() refuses.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

int main(void)
{
    int fd = stream(AF_INET), epoll = epoll_create1(0);
    struct epoll_event want = {.events = EPOLLIN};

    say("add", epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say("add again", epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &want));
    say("delete", epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL));
    say("delete again", epoll_ctl(epoll, EPOLL_CTL_DEL, fd, NULL));
    say("modify", epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &want));
    say("closed", epoll_ctl(epoll, EPOLL_CTL_ADD, 500, &want));
    say("itself", epoll_ctl(epoll, EPOLL_CTL_ADD, epoll, &want));
    say("file", epoll_ctl(epoll, EPOLL_CTL_ADD, fileno(tmpfile()), &want));
    say("not an epoll", epoll_ctl(fd, EPOLL_CTL_ADD, epoll, &want));
    say("operation 9", epoll_ctl(epoll, 9, fd, &want));
}
