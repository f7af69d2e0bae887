/* A queue of messages starts a function by a thread; libc keeps a socket for this for ever.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <mqueue.h>
#include <semaphore.h>

static sem_t called;

static void be_called(union sigval unused) { need(!unused.sival_int && !sem_post(&called)); }

int main(void)
{
    struct mq_attr form = {.mq_maxmsg = 2, .mq_msgsize = 8};
    const struct sigevent event = {.sigev_notify = SIGEV_THREAD,
                                   .sigev_notify_function = be_called};
    char name[40];

    snprintf(name, sizeof name, "/descriptors-%d", getpid());
    const mqd_t queue = mq_open(name, O_CREAT | O_RDWR | O_EXCL, 0600, &form);
    if (queue == -1)
        return 0;
    need(!mq_unlink(name) && !sem_init(&called, 0, 0));
    if (!mq_notify(queue, &event))
        need(!mq_send(queue, "x", 1, 0) && !sem_wait(&called));
    need(!mq_close(queue) && !close(a_file()));
}
