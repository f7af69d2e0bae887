/* A queue of messages, shared memory and a semaphore, which have names outside the file system.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <mqueue.h>
#include <semaphore.h>
#include <sys/mman.h>

int main(void)
{
    struct mq_attr form = {.mq_maxmsg = 2, .mq_msgsize = 8};
    char name[40], message[8];

    snprintf(name, sizeof name, "/descriptors-%d", getpid());
    const mqd_t queue = mq_open(name, O_CREAT | O_RDWR | O_EXCL, 0600, &form);
    if (queue != -1) {
        need(!mq_unlink(name) && !mq_send(queue, "x", 1, 0));
        need(mq_receive(queue, message, sizeof message, NULL) == 1 && !mq_close(queue));
    }
    const int memory = shm_open(name, O_CREAT | O_RDWR | O_EXCL, 0600);
    need(memory != -1 && !shm_unlink(name) && !ftruncate(memory, 1) && !close(memory));
    sem_t *semaphore = sem_open(name, O_CREAT | O_EXCL, 0600, 1);
    need(semaphore != SEM_FAILED && !sem_unlink(name) && !sem_wait(semaphore));
    need(!sem_close(semaphore));
}
