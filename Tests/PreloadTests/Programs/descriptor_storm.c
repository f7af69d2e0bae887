/* Threads open, close and hand over descriptors as fast as they can, while others fork, start
 * programs, load libraries and come and go, and a timer's handler opens and closes in between: what
 * is right throughout. descriptor_storm SECONDS
 *
 * Prints how much was done when all went well, and otherwise what did not.
 * SPDX-License-Identifier: Apache-2.0 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SELDOM = 16 };

static atomic_bool finished;
static atomic_long rounds;
static int passage[2];

/* In a child and in a handler too. */
static void need_at(int line, int is_so)
{
    if (is_so)
        return;
    dprintf(1, "line %d: not so (%s)\n", line, strerrorname_np(errno));
    _exit(99);
}
#define need(condition) need_at(__LINE__, condition)

static int a_file(void)
{
    const int fd = open("/dev/null", O_RDWR | O_CLOEXEC);

    need(fd >= 0);
    return fd;
}

static void copy_and_close(void)
{
    const int fd = a_file(), copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    char byte;

    need(copy >= 0);
    errno = ENOTNAM;
    need(!close(fd) && errno == ENOTNAM);
    need(read(copy, &byte, 1) == 0 && write(copy, "x", 1) == 1 && !close(copy));
}

static void use_a_pipe(void)
{
    int ends[2];
    char byte;

    need(!pipe2(ends, O_CLOEXEC) && write(ends[1], "a", 1) == 1);
    need(read(ends[0], &byte, 1) == 1 && byte == 'a');
    need(!close(ends[1]) && !close(ends[0]));
}

static void use_streams(void)
{
    FILE *stream = fopen("/dev/null", "re");
    DIR *folder = opendir("/proc/self");

    need(stream && folder && !fclose(stream) && !closedir(folder));
}

static void use_events(void)
{
    const int set = epoll_create1(EPOLL_CLOEXEC), event = eventfd(0, EFD_CLOEXEC);
    const int other = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct epoll_event wish = {.events = EPOLLIN};

    need(set >= 0 && event >= 0 && other >= 0 && !epoll_ctl(set, EPOLL_CTL_ADD, event, &wish));
    need(!close(event) && !close(other) && !close(set));
}

static void *open_and_close(void *unused)
{
    for (long i = 0; !finished; i++, rounds++) {
        copy_and_close();
        use_a_pipe();
        if (i % SELDOM == 0) {
            use_streams();
            use_events();
        }
    }
    return unused;
}

static void *give(void *unused)
{
    const int end = -1;

    for (; !finished; rounds++) {
        const int fd = a_file();
        need(write(passage[1], &fd, sizeof fd) == sizeof fd);
    }
    need(write(passage[1], &end, sizeof end) == sizeof end);
    return unused;
}

static void *take(void *unused)
{
    int fd;

    do
        need(read(passage[0], &fd, sizeof fd) == sizeof fd && (fd < 0 || !close(fd)));
    while (fd >= 0);
    return unused;
}

static void need_end_of(pid_t child)
{
    int status = -1;

    need(child > 0 && waitpid(child, &status, 0) == child && status == 0);
}

static void live_as_a_child(bool starts)
{
    need(!close(a_file()));
    if (starts)
        execl("/bin/true", "true", NULL);
    _exit(starts ? 97 : 0);
}

static void *fork_on_and_on(void *unused)
{
    for (long i = 0; !finished; i++, rounds++) {
        const pid_t child = fork();
        if (!child)
            live_as_a_child(i % 2);
        need_end_of(child);
    }
    return unused;
}

static void *start_programs(void *unused)
{
    char *const words[] = {"true", NULL};
    pid_t child;

    for (; !finished; rounds++) {
        need(!posix_spawn(&child, "/bin/true", NULL, NULL, words, environ));
        need_end_of(child);
        child = vfork();
        if (!child) {
            close(0);
            execv("/bin/true", words);
            _exit(97);
        }
        need_end_of(child);
        FILE *output = popen("exit 0", "re");
        need(output && pclose(output) == 0 && system("exit 3") == 3 << 8);
    }
    return unused;
}

static void *do_nothing(void *unused) { return unused; }

static void *come_and_go(void *unused)
{
    pthread_t thread;

    for (; !finished; rounds++) {
        void *library = dlopen("libutil.so.1", RTLD_NOW);
        need(!pthread_create(&thread, NULL, do_nothing, NULL) && !pthread_join(thread, NULL));
        need(library && !dlclose(library));
    }
    return unused;
}

static void interrupt(int number)
{
    const int error = errno;

    (void)number;
    need(!close(a_file()));
    errno = error;
}

static void set_timer(long microseconds)
{
    const struct timeval time = {.tv_usec = microseconds};

    need(!setitimer(ITIMER_REAL, &(struct itimerval){time, time}, NULL));
}

int main(int count, char **arguments)
{
    static void *(*const deeds[])(void *) = {
        open_and_close, open_and_close, open_and_close, give,        take,
        fork_on_and_on, fork_on_and_on, start_programs, come_and_go,
    };
    enum { THREADS = sizeof deeds / sizeof *deeds };
    pthread_t threads[THREADS];

    setvbuf(stdout, NULL, _IOLBF, 0);
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = interrupt, .sa_flags = SA_RESTART}, NULL);
    need(!pipe2(passage, O_CLOEXEC));
    set_timer(1000);
    for (int i = 0; i < THREADS; i++)
        need(!pthread_create(&threads[i], NULL, deeds[i], NULL));
    for (int left = count > 1 ? atoi(arguments[1]) * 100 : 300; left; left--)
        usleep(10000);
    finished = true;
    for (int i = 0; i < THREADS; i++)
        need(!pthread_join(threads[i], NULL));
    set_timer(0);
    need(!close(passage[0]) && !close(passage[1]));
    printf("%ld rounds\n", (long)rounds);
}
