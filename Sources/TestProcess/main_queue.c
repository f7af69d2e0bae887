/* main_queue.c — what is to be done on the main thread, done there: dispatch_main() would end it.
 * SPDX-License-Identifier: Apache-2.0 */
#include "test_process.h"

#include <poll.h>
#include <unistd.h>

/* What Foundation's run loop uses. */
int _dispatch_get_main_queue_handle_4CF(void);
void _dispatch_main_queue_callback_4CF(void *);

/* A test may close the descriptor: then the queue is looked at now and then. */
static void wait_for_work(int fd)
{
    struct pollfd work = {.fd = fd, .events = POLLIN};
    uint64_t count;

    poll(&work, 1, 200);
    if (work.revents & POLLNVAL)
        usleep(2000);
    else if (work.revents & POLLIN && read(fd, &count, sizeof(count)) < 0)
        usleep(2000);
}

void test_main_queue_serve(const uint32_t *until)
{
    while (!__atomic_load_n(until, __ATOMIC_ACQUIRE)) {
        wait_for_work(_dispatch_get_main_queue_handle_4CF());
        _dispatch_main_queue_callback_4CF(NULL);
    }
}

void test_main_queue_stop(uint32_t *until) { __atomic_store_n(until, 1, __ATOMIC_RELEASE); }
