/* A socket is closed by one thread while another sits in recv().
 * finds: close-race
 * opened: make_the_pair
 * closed: close_it
 * reader: hear_in_thread
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

static SEEN void make_the_pair(int *pair)
{
    need(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair));
}

static SEEN void *hear_in_thread(void *fd)
{
    char byte;

    about_to_call();
    need(recv(*(int *)fd, &byte, 1, 0) == 1);
    return NULL;
}

static SEEN void close_it(int fd) { need(!close(fd)); }

int main(void)
{
    pthread_t thread;
    int pair[2];

    make_the_pair(pair);
    need(!pthread_create(&thread, NULL, hear_in_thread, &pair[0]));
    wait_until_in_call();
    close_it(pair[0]);
    need(write(pair[1], "x", 1) == 1 && !pthread_join(thread, NULL));
    need(!close(pair[1]));
}
