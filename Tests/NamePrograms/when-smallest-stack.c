/* Hosts and services in a thread with the smallest stack there is, and hosts and users on signal
 * handlers' own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

#include <limits.h>
#include <sys/auxv.h>
#include <sys/mman.h>

enum { PAGE = 65536 }; /* or a part of it */

static const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
static struct addrinfo *found;
static char host[100], service[20];
static int known, unknown, told;
static struct passwd user, *its;

static void *work(void *unused)
{
    known = getaddrinfo("db.example", "http", &hints, &found);
    unknown = getaddrinfo("nobody.example", "http", &hints, &found);
    return unused;
}

static void ask_for_user(int number)
{
    static char buffer[512];

    (void)number;
    getpwnam_r("alice", &user, buffer, sizeof buffer, &its);
}

static void ask_for_host(int number)
{
    const struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = htonl(0x0a000005)};

    (void)number;
    told = getnameinfo((const struct sockaddr *)&address, sizeof address, host, sizeof host,
                       service, sizeof service, 0);
}

static void in_handler(void (*handler)(int), size_t size)
{
    char *below = mmap(NULL, PAGE + size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const stack_t stack = {.ss_sp = below + PAGE, .ss_size = size};
    const struct sigaction action = {.sa_handler = handler, .sa_flags = SA_ONSTACK};

    need(mprotect(stack.ss_sp, size, PROT_READ | PROT_WRITE));
    need(sigaltstack(&stack, NULL));
    need(sigaction(SIGUSR1, &action, NULL));
    raise(SIGUSR1);
}

int main(void)
{
    const size_t frame = getauxval(AT_MINSIGSTKSZ); /* of the kernel's */
    pthread_attr_t attributes;
    pthread_t thread;

    ask_for_user(0);
    its = NULL;
    in_handler(ask_for_user, frame + 1024);
    say_passwd("alice", its);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, (size_t)PTHREAD_STACK_MIN);
    if (pthread_create(&thread, &attributes, work, NULL))
        return 1;
    pthread_join(thread, NULL);
    printf("%s, %s\n", name_of_eai(known), name_of_eai(unknown));
    /* The dynamic linker's frame, for a call that is new, is as large. */
    in_handler(ask_for_host, 2 * frame + 4096);
    printf("%s: %s %s\n", name_of_eai(told), host, service);
}
