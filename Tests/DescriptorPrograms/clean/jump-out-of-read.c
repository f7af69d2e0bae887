/* A signal handler jumps out of read(); the descriptor is used and closed afterwards.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../threads.h"

#include <setjmp.h>

static sigjmp_buf back;

static SEEN void jump_back(int number) { siglongjmp(back, number); }

static SEEN void *wake_main(void *thread)
{
    wait_until_in_call();
    need(!pthread_kill(*(pthread_t *)thread, SIGUSR1));
    return NULL;
}

int main(void)
{
    pthread_t self = pthread_self(), thread;
    char byte;
    int ends[2];

    need(!pipe2(ends, O_CLOEXEC));
    signal(SIGUSR1, jump_back);
    if (!sigsetjmp(back, 1)) {
        need(!pthread_create(&thread, NULL, wake_main, &self));
        about_to_call();
        need(read(ends[0], &byte, 1) == 1);
    }
    need(!pthread_join(thread, NULL));
    need(write(ends[1], "x", 1) == 1 && read(ends[0], &byte, 1) == 1);
    need(!close(ends[0]) && !close(ends[1]));
}
