/* Closes a descriptor twice, and comes to its end in one of many ways: descriptor_ends WAY. The
 * status is 6 where nothing else is said.
 * SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STATUS = 6, OTHERWISE = 99, SMALLEST_STACK = 1 << 14 };

static char **words;

static __attribute__((noinline)) void close_twice(void)
{
    const int fd = open("/dev/null", O_RDWR);

    if (fd < 0 || close(fd) || close(fd) != -1 || errno != EBADF)
        _exit(OTHERWISE);
}

static void start(void *(*deed)(void *), size_t stack)
{
    pthread_attr_t attributes;
    pthread_t thread;

    if (pthread_attr_init(&attributes) || pthread_attr_setstacksize(&attributes, stack) ||
        pthread_create(&thread, &attributes, deed, NULL))
        _exit(OTHERWISE);
}

static void *open_for_ever(void *unused)
{
    for (;;)
        close(open("/dev/null", O_RDWR));
    return unused;
}

static void *allocate_for_ever(void *unused)
{
    for (;;)
        for (size_t size = 1; size < 1 << 20; size *= 3)
            free(malloc(size));
    return unused;
}

#define ENDS_BY(name, end)                                                                         \
    static void *name(void *unused)                                                                \
    {                                                                                              \
        close_twice();                                                                             \
        end;                                                                                       \
        return unused;                                                                             \
    }

ENDS_BY(end_by_exit, exit(STATUS))
ENDS_BY(end_at_once, _exit(STATUS))
ENDS_BY(end_quickly, quick_exit(STATUS))
ENDS_BY(end_by_abort, abort())

static void beside_others(void *(*deed)(void *))
{
    start(open_for_ever, 1 << 20);
    start(deed, SMALLEST_STACK);
    pause();
}

static void exit_in_thread(void) { beside_others(end_by_exit); }
static void end_in_thread(void) { beside_others(end_at_once); }
static void quick_exit_in_thread(void) { beside_others(end_quickly); }
static void abort_in_thread(void) { beside_others(end_by_abort); }

/* The last thread ends the process, with status 0. */
static void end_of_the_first_thread(void)
{
    close_twice();
    pthread_exit(NULL);
}

static void end_now(int number)
{
    (void)number;
    close_twice();
    _exit(STATUS);
}

static void in_a_handler_soon(void)
{
    static char stack[16384];

    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = end_now, .sa_flags = SA_ONSTACK}, NULL);
    setitimer(ITIMER_REAL, &(struct itimerval){.it_value.tv_usec = 20000}, NULL);
}

static void end_in_handler(void)
{
    in_a_handler_soon();
    open_for_ever(NULL);
}

static void end_in_handler_over_malloc(void)
{
    start(allocate_for_ever, 1 << 20);
    in_a_handler_soon();
    allocate_for_ever(NULL);
}

static void killed(void)
{
    close_twice();
    raise(SIGKILL);
}

static void simply(void)
{
    close_twice();
    exit(STATUS);
}

/* A file that is opened later gets the number of standard errors: nothing may go there. */
static void without_streams(void)
{
    for (int fd = 0; fd <= 2; fd++)
        close(fd);
    execl("/proc/self/exe", *words, "without-streams-again", NULL);
}

static void without_streams_again(void)
{
    struct stat status;
    const int null = open("/dev/null", O_RDWR), copy = dup(null);
    const int file = memfd_create("errors", 0);

    close_twice();
    if (null != 0 || copy != 1 || file != 2 || fstat(file, &status) || status.st_size)
        _exit(OTHERWISE);
    exit(STATUS);
}

static void overwritten(void)
{
    for (char **entry = environ; *entry; entry++)
        memset(*entry, 'x', strlen(*entry));
    for (char **word = words; *word; word++)
        memset(*word, 'x', strlen(*word));
    environ = NULL;
    simply();
}

static void go_on_with_nothing(void)
{
    close_twice();
    execle("/bin/sh", "sh", "-c", "exit 6", NULL, (char *[]){NULL});
}

static void limit(__rlimit_resource_t kind, rlim_t size)
{
    setrlimit(kind, &(struct rlimit){size, size});
}

static void no_numbers(void)
{
    limit(RLIMIT_NOFILE, 10);
    for (int i = 0; i < 20000; i++)
        open("/dev/null", O_RDWR);
    closefrom(3);
    close_twice();
    limit(RLIMIT_NOFILE, 0);
    if (fopen("/dev/null", "r") || popen("true", "r"))
        _exit(OTHERWISE);
    exit(STATUS);
}

/* It has most of it for itself. */
static void little_memory(void)
{
    enum { MEGABYTES = 300, MOST_OF_THEM = 250 };
    int count = 0;

    limit(RLIMIT_AS, (rlim_t)MEGABYTES << 20);
    while (count < MOST_OF_THEM && malloc(1 << 20))
        count++;
    close_twice();
    _exit(count == MOST_OF_THEM ? STATUS : OTHERWISE);
}

static void no_files(void)
{
    limit(RLIMIT_FSIZE, 0);
    if (open("/dev/null", O_RDWR) < 0)
        _exit(OTHERWISE);
    close_twice();
    execl("/bin/sh", "sh", "-c", "exit 6", NULL);
}

static void sweep_all(void)
{
    close_twice();
    close_range(3, ~0u, 0);
    for (int fd = 1000000; fd > 0; fd--)
        if (fd > 2)
            close(fd);
    simply();
}

static void many_children(void)
{
    enum { CHILDREN = 300 };
    int ended = 0;

    for (int i = 0; i < CHILDREN; i++)
        if (!fork())
            simply();
    while (wait(NULL) > 0)
        ended++;
    _exit(ended == CHILDREN ? STATUS : OTHERWISE);
}

/* What the next program is told of its descriptors, made up. */
static void forged(void)
{
    uint32_t text[4096] = {0x68656972, 1, 300, 800};
    const int fd = memfd_create("forged", 0);
    char number[16];

    for (unsigned i = 4; i < sizeof text / sizeof *text; i++)
        text[i] = i % 3 ? ~0u : i % 7;
    for (int i = 0; i < 40; i++)
        if (write(fd, text, sizeof text) != sizeof text)
            _exit(OTHERWISE);
    snprintf(number, sizeof number, "%d", fd);
    setenv("BACKLOT_FDS_HEIRLOOM", number, 1);
    execl("/proc/self/exe", *words, "simply", NULL);
}

static const struct way {
    const char *name;
    void (*go)(void);
} ways[] = {
    {"simply", simply},
    {"exit-in-thread", exit_in_thread},
    {"end-in-thread", end_in_thread},
    {"quick-exit-in-thread", quick_exit_in_thread},
    {"abort-in-thread", abort_in_thread},
    {"end-of-the-first-thread", end_of_the_first_thread},
    {"end-in-handler", end_in_handler},
    {"end-in-handler-over-malloc", end_in_handler_over_malloc},
    {"killed", killed},
    {"without-streams", without_streams},
    {"without-streams-again", without_streams_again},
    {"overwritten", overwritten},
    {"go-on-with-nothing", go_on_with_nothing},
    {"no-numbers", no_numbers},
    {"little-memory", little_memory},
    {"no-files", no_files},
    {"sweep-all", sweep_all},
    {"many-children", many_children},
    {"forged", forged},
};

int main(int count, char **arguments)
{
    words = arguments;
    for (size_t i = 0; count == 2 && i < sizeof ways / sizeof *ways; i++)
        if (!strcmp(ways[i].name, arguments[1]))
            ways[i].go();
    return OTHERWISE;
}
