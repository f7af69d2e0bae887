/* A timer, a counter, a reader of signals and a watcher of files, each used once.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>

int main(void)
{
    const struct itimerspec soon = {.it_value = {.tv_nsec = 1000}};
    const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    const int counter = eventfd(1, EFD_CLOEXEC), watcher = inotify_init1(IN_CLOEXEC);
    struct signalfd_siginfo information;
    uint64_t number;
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    need(!sigprocmask(SIG_BLOCK, &signals, NULL));
    int reader = signalfd(-1, &signals, SFD_CLOEXEC);
    need(reader != -1 && signalfd(reader, &signals, 0) == reader);
    need(!kill(getpid(), SIGUSR1) && read(reader, &information, sizeof information) > 0);
    need(!timerfd_settime(timer, 0, &soon, NULL) && read(timer, &number, 8) == 8);
    need(!eventfd_write(counter, 5) && !eventfd_read(counter, &number) && number == 6);
    const int watch = inotify_add_watch(watcher, "/", IN_CREATE);
    need(watch != -1 && !inotify_rm_watch(watcher, watch));
    need(!close(timer) && !close(counter) && !close(watcher) && !close(reader));
}
