/* A thread that is cancelled between lookups leaves nothing locked.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static void *work(void *unused)
{
    struct passwd user, *found;
    char buffer[1024];

    for (;;) {
        getpwnam_r("alice", &user, buffer, sizeof buffer, &found);
        pthread_testcancel();
    }
    return unused;
}

int main(void)
{
    for (int i = 0; i < 20; i++) {
        pthread_t thread;

        pthread_create(&thread, NULL, work, NULL);
        usleep(500);
        pthread_cancel(thread);
        pthread_join(thread, NULL);
    }
    say_passwd("bob", getpwnam("bob"));
}
