/* SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "finish.h"

#include <pthread.h>
#include <sys/syscall.h>

/* As libc does for getaddrinfo_a: sigqueue() would say another si_code. */
static void queue_signal(const struct sigevent *event)
{
    siginfo_t info = {.si_signo = event->sigev_signo, .si_code = SI_ASYNCNL};

    info.si_pid = getpid();
    info.si_uid = getuid();
    info.si_value = event->sigev_value;
    syscall(SYS_rt_sigqueueinfo, info.si_pid, event->sigev_signo, &info);
}

static void *call(void *copy)
{
    const struct sigevent event = *(struct sigevent *)copy;

    free(copy);
    event.sigev_notify_function(event.sigev_value);
    return NULL;
}

static void start_thread(const struct sigevent *event)
{
    struct sigevent *copy = malloc(sizeof *copy);
    pthread_attr_t detached, *attributes = event->sigev_notify_attributes;
    pthread_t thread;

    if (!copy)
        return;
    *copy = *event;
    pthread_attr_init(&detached);
    pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, attributes ? attributes : &detached, call, copy) != 0)
        free(copy);
    pthread_attr_destroy(&detached);
}

void finish_notify(const struct sigevent *event)
{
    if (event->sigev_notify == SIGEV_SIGNAL)
        queue_signal(event);
    else if (event->sigev_notify == SIGEV_THREAD)
        start_thread(event);
}
