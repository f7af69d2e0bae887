/* getaddrinfo_a() with a signal and with a thread at the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
static int told;

static void when_done(union sigval value)
{
    __atomic_store_n(&told, value.sival_int, __ATOMIC_SEQ_CST);
}

static void by_signal(void)
{
    struct gaicb request = {.ar_name = "db", .ar_service = "80", .ar_request = &hints};
    struct gaicb *list[1] = {&request};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    siginfo_t info;
    sigset_t set;

    event.sigev_value.sival_int = 42;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    say("asked", getaddrinfo_a(GAI_NOWAIT, list, 1, &event));
    say("signal", sigwaitinfo(&set, &info));
    say("value", info.si_value.sival_int);
    claim("of SI_ASYNCNL", info.si_code == SI_ASYNCNL);
    printf("%s ", name_of_eai(gai_error(&request)));
    print_address(request.ar_result->ai_addr);
    putchar('\n');
}

static void by_thread(void)
{
    struct gaicb request = {.ar_name = "nowhere", .ar_request = &hints};
    struct gaicb *list[1] = {&request};
    struct sigevent event = {.sigev_notify = SIGEV_THREAD};

    event.sigev_notify_function = when_done;
    event.sigev_value.sival_int = 43;

    say("asked", getaddrinfo_a(GAI_NOWAIT, list, 1, &event));
    while (!__atomic_load_n(&told, __ATOMIC_SEQ_CST))
        usleep(1000);
    say("told", told);
    printf("%s\n", name_of_eai(gai_error(&request)));
}

int main(void)
{
    by_signal();
    by_thread();
}
