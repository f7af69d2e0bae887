/* manners.c — what a sampled program does besides, which must go as it does otherwise:
 * `manners FILE WAY`. Prints what came of it.
 * SPDX-License-Identifier: Apache-2.0 */
#include <backlot/profile.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static const char *file, *self;
static atomic_long sink, done;
static atomic_bool is_over;
static struct backlot_profile_options options = {.size = sizeof(options), .frequency = 4000};

__attribute__((noinline)) static void burn(int milliseconds)
{
    struct timespec from, to;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    do {
        for (int i = 0; i < 10000; i++)
            sink += i;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    } while ((to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000 <
             milliseconds);
}

static void start(void)
{
    if (backlot_profile_start(file, &options) == 0)
        return;
    puts(backlot_profile_problem());
    exit(1);
}

static void stop(void)
{
    if (backlot_profile_stop() != 0)
        puts(backlot_profile_problem());
}

static void on_threads(int count, void *(*body)(void *))
{
    pthread_t threads[64];

    for (int i = 0; i < count; i++)
        pthread_create(&threads[i], NULL, body, NULL);
    for (int i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
}

/* Memory, functions of libc, regions. */
static void *busy(void *argument)
{
    const backlot_region region = backlot_region_named("busy");
    char text[64];

    for (int i = 0; i < 3000; i++) {
        char *memory = malloc((size_t)(i % 1000) + 64);

        backlot_region_begin(region);
        snprintf(text, sizeof(text), "%d %f", i, (double)i);
        memset(memory, text[0], 64);
        qsort(memory, 64, 1, (int (*)(const void *, const void *))(void *)strcmp);
        backlot_region_end(region);
        free(memory);
    }
    done++;
    return argument;
}

static void eight_threads(void)
{
    start();
    on_threads(8, busy);
    stop();
    printf("%ld threads\n", done);
}

static void *brief(void *argument)
{
    for (int i = 0; i < 100000; i++)
        sink += i;
    done++;
    return argument;
}

static void short_threads(void)
{
    start();
    for (int i = 0; i < 50; i++)
        on_threads(10, brief);
    stop();
    printf("%ld threads\n", done);
}

/* Signals between threads, while all of them work. */
static void on_signal(int number)
{
    const int kept = errno;

    (void)number;
    write(-1, "", 1);
    errno = kept;
    done++;
}

static void *sleeper(void *argument)
{
    const struct timespec brief_time = {0, 2000000};
    struct pollfd nobody = {.fd = -1};
    atomic_long *interrupted = argument;
    sem_t never;

    sem_init(&never, 0, 0);
    for (int i = 0; i < 60; i++) {
        struct timespec at;

        burn(1);
        *interrupted += nanosleep(&brief_time, NULL) != 0;
        burn(1);
        *interrupted += poll(&nobody, 1, 2) < 0;
        clock_gettime(CLOCK_REALTIME, &at);
        *interrupted += sem_timedwait(&never, &at) == 0 || errno == EINTR;
    }
    return NULL;
}

static void sleeping(void)
{
    atomic_long interrupted = 0;
    pthread_t threads[4];

    start();
    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, sleeper, &interrupted);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    stop();
    printf("%ld calls were interrupted\n", interrupted);
}

static void signals(void)
{
    const struct itimerval each = {{0, 500}, {0, 500}};
    const struct itimerval none = {0};

    signal(SIGALRM, on_signal);
    start();
    setitimer(ITIMER_REAL, &each, NULL);
    on_threads(4, busy);
    burn(100);
    setitimer(ITIMER_REAL, &none, NULL);
    stop();
    puts(done > 10 ? "signals came" : "no signals");
}

/* Leaves its handler by the back door, again and again. */
static sigjmp_buf back;
static atomic_bool may_jump;

static void jump(int number)
{
    if (may_jump)
        siglongjmp(back, number);
}

static void jumps(void)
{
    const struct itimerval each = {{0, 300}, {0, 300}};
    const struct itimerval none = {0};
    volatile int count = 0;

    signal(SIGALRM, jump);
    start();
    setitimer(ITIMER_REAL, &each, NULL);
    while (count < 300) {
        if (sigsetjmp(back, 1) == 0) {
            may_jump = true;
            burn(1000);
        }
        may_jump = false;
        count++;
    }
    setitimer(ITIMER_REAL, &none, NULL);
    stop();
    printf("%d jumps\n", count);
}

/* Breakpoints of its own. */
static void on_breakpoint(int number, siginfo_t *info, void *context)
{
    (void)context;
    if (number != SIGTRAP || info->si_code == 6)
        puts("not a breakpoint");
    done++;
}

static void breakpoint(void)
{
#if defined(__x86_64__)
    __asm__ volatile("int3");
#else
    raise(SIGTRAP);
#endif
}

static void *breaking(void *argument)
{
    for (int i = 0; i < 50; i++) {
        burn(1);
        breakpoint();
    }
    return argument;
}

static void catch_breakpoints(void)
{
    struct sigaction action = {.sa_sigaction = on_breakpoint, .sa_flags = SA_SIGINFO};

    sigaction(SIGTRAP, &action, NULL);
}

static void breakpoints(void)
{
    catch_breakpoints();
    start();
    on_threads(4, breaking);
    stop();
    breakpoint();
    printf("%ld breakpoints\n", done);
}

static void jump_off(int number) { siglongjmp(back, number); }

static void breakpoint_jumps(void)
{
    volatile int count = 0;

    signal(SIGTRAP, jump_off);
    start();
    while (count < 100) {
        if (sigsetjmp(back, 1) == 0) {
            burn(1);
            breakpoint();
        }
        count++;
    }
    stop();
    printf("%d jumps\n", count);
}

static void breakpoint_uncaught(void)
{
    start();
    burn(20);
    fflush(stdout);
    breakpoint();
    puts("went on");
}

static void breakpoint_ignored(void)
{
    signal(SIGTRAP, SIG_IGN);
    start();
    kill(getpid(), SIGTRAP);
    burn(20);
    puts("went on");
    fflush(stdout);
    breakpoint();
    puts("went on");
}

static void takes_trap(void)
{
    start();
    burn(20);
    catch_breakpoints();
    stop();
    breakpoint();
    printf("%ld breakpoints\n", done);
}

/* By a system call of its own, which nobody sees. */
static void on_anything(int number) { sink += number; }

static void takes_trap_unseen(void)
{
    struct {
        void (*handler)(int);
        unsigned long flags;
        void *restorer;
        uint64_t mask;
    } action;

    start();
    burn(20);
    syscall(SYS_rt_sigaction, SIGTRAP, NULL, &action, sizeof(action.mask));
    action.handler = on_anything;
    syscall(SYS_rt_sigaction, SIGTRAP, &action, NULL, sizeof(action.mask));
    stop();
    puts("went on");
}

static void breakpoint_after(void)
{
    start();
    burn(20);
    stop();
    fflush(stdout);
    breakpoint();
    puts("went on");
}

/* Blocks everything, as servers do that have one thread for all signals. */
static void *blocking(void *argument)
{
    sigset_t all;

    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    burn(30);
    done++;
    while (!is_over)
        usleep(1000);
    pthread_sigmask(SIG_UNBLOCK, &all, NULL);
    burn(30);
    return argument;
}

static void blocks(void)
{
    pthread_t thread;

    start();
    pthread_create(&thread, NULL, blocking, NULL);
    while (!done)
        burn(1);
    stop();
    is_over = true;
    pthread_join(thread, NULL);
    puts("went on");
}

/* Its own way of profiling, by a timer of the older kind. */
static void on_tick(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    if (info->si_code == SI_TIMER)
        puts("a tick that is not its own");
    done++;
}

static void own_profile(void)
{
    const struct itimerval each = {{0, 10000}, {0, 10000}};
    const struct sigaction action = {.sa_sigaction = on_tick, .sa_flags = SA_SIGINFO};

    sigaction(SIGPROF, &action, NULL);
    setitimer(ITIMER_PROF, &each, NULL);
    start();
    while (done < 8)
        burn(5);
    stop();
    puts("its own timer ticked");
}

/* Children of every kind. */
static int wait_for(pid_t child)
{
    int status = -1;

    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static void *forking(void *argument)
{
    for (int i = 0; i < 25; i++) {
        const pid_t child = fork();

        if (child == 0) {
            burn(2);
            _exit(i);
        }
        burn(1);
        done += WEXITSTATUS(wait_for(child)) == i;
    }
    return argument;
}

static void *spawning(void *argument)
{
    char *words[] = {(char *)(uintptr_t)self, (char *)(uintptr_t)file, "nothing", NULL};

    for (int i = 0; i < 10; i++) {
        pid_t child;

        if (posix_spawn(&child, self, NULL, NULL, words, environ) == 0)
            done += wait_for(child) == 0;
        burn(1);
        if ((child = vfork()) == 0) {
            execv(self, words);
            _exit(127);
        }
        done += wait_for(child) == 0;
    }
    return argument;
}

static void children(void)
{
    start();
    on_threads(2, forking);
    on_threads(2, spawning);
    /* By exit(), as a parent would. */
    const pid_t child = fork();
    if (child == 0) {
        burn(5);
        exit(3);
    }
    done += WEXITSTATUS(wait_for(child)) == 3;
    burn(20);
    stop();
    printf("%ld children\n", done);
}

static void followed(void)
{
    options.follows_fork = 1;
    start();
    for (int i = 0; i < 2; i++) {
        const pid_t child = fork();

        if (child == 0) {
            burn(30);
            exit(0);
        }
        wait_for(child);
    }
    burn(30);
    stop();
    puts("2 children");
}

static void executes(void)
{
    char *words[] = {(char *)(uintptr_t)self, (char *)(uintptr_t)file, "burns", NULL};

    start();
    burn(20);
    execv(self, words);
}

/* Libraries that come and go. */
static int work_count = 20000;

static void *loading(void *argument)
{
    for (int i = 0; i < 200; i++) {
        void *library = dlopen(argument, RTLD_NOW | RTLD_LOCAL);
        void (*work)(int) = library ? (void (*)(int))dlsym(library, "work_of_library") : NULL;

        if (work)
            work(work_count);
        done += work != NULL;
        if (library)
            dlclose(library);
    }
    return NULL;
}

static void loads(void)
{
    pthread_t threads[2];
    char library[4096];

    snprintf(library, sizeof(library), "%s.so", self);
    start();
    for (int i = 0; i < 2; i++)
        pthread_create(&threads[i], NULL, loading, library);
    on_threads(2, busy);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    stop();
    printf("%ld times\n", done);
}

static void loads_long(void)
{
    work_count = 500000;
    loads();
}

/* Stacks of 16 KiB: that of a thread, and one for its signals. */
static void *little(void *argument)
{
    burn(50);
    return argument;
}

static void *little_for_signals(void *argument)
{
    char room[16384];
    const stack_t stack = {.ss_sp = room, .ss_size = sizeof(room)};

    sigaltstack(&stack, NULL);
    return little(argument);
}

static void little_stacks(void)
{
    pthread_attr_t attributes;
    pthread_t threads[2];

    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 16384);
    start();
    pthread_create(&threads[0], &attributes, little, NULL);
    pthread_attr_setstacksize(&attributes, 65536);
    pthread_create(&threads[1], &attributes, little_for_signals, NULL);
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    stop();
    puts("went on");
}

/* Assembly that is short of registers takes these two too; signals have a stack of their own. */
static void count_down_with_odd_registers(void)
{
#if defined(__x86_64__)
    __asm__ volatile("mov %%rsp, %%r12\n\tmov %%rbp, %%r13\n\tmov $8, %%esp\n\tmov $16, %%ebp\n\t"
                     "mov $100000000, %%eax\n1:\tdec %%rax\n\tjnz 1b\n\t"
                     "mov %%r12, %%rsp\n\tmov %%r13, %%rbp"
                     :
                     :
                     : "rax", "r12", "r13", "cc", "memory");
#endif
}

static void odd_registers(void)
{
    static char room[65536];
    const stack_t stack = {.ss_sp = room, .ss_size = sizeof(room)};

    sigaltstack(&stack, NULL);
    start();
    count_down_with_odd_registers();
    stop();
    puts("went on");
}

/* Closes what it never opened, and opens files of its own, which get these numbers. */
static void closes_all(void)
{
    char name[4096], text[8] = "";
    long wrong = 0;
    int own;

    snprintf(name, sizeof(name), "%s.own", file);
    start();
    on_threads(2, busy);
    close_range(3, ~0u, 0);
    own = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(own, "mine", 4);
    for (int number = own + 1; number < 1010; number++)
        dup2(own, number);
    on_threads(8, busy);
    stop();
    wrong = pread(own, text, sizeof(text), 0) != 4 || strcmp(text, "mine") != 0;
    printf("%ld files were spoiled; %s\n", wrong, fcntl(1000, F_GETFD) < 0 ? "closed" : "open");
}

/* A file that may not grow any further. */
static void small_file(void)
{
    const struct rlimit limit = {(1 << 20) + (100 << 10), RLIM_INFINITY};

    start();
    setrlimit(RLIMIT_FSIZE, &limit);
    options.frequency = 0;
    for (int i = 0; i < 6; i++)
        on_threads(8, busy);
    stop();
    printf("%ld threads\n", done);
}

/* A sandbox that keeps events of the kernel from it, as containers do. */
static void refused(void)
{
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_perf_event_open, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof(rules) / sizeof(*rules), rules};

    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        puts("no sandbox");
    start();
    burn(100);
    stop();
    puts("went on");
}

static void misuse(void)
{
    printf("%d %s\n", backlot_profile_stop(), backlot_profile_problem());
    start();
    printf("%d %s\n", backlot_profile_start(file, NULL), backlot_profile_problem());
    stop();
    printf("%d %s\n", backlot_profile_stop(), backlot_profile_problem());
    printf("%d %s\n", backlot_profile_start(NULL, NULL), backlot_profile_problem());
    printf("%d %s\n", backlot_profile_start("/", NULL), backlot_profile_problem());
    options.frequency = 1000000;
    printf("%d %s\n", backlot_profile_start(file, &options), backlot_profile_problem());
}

static void *quarrelling(void *argument)
{
    for (int i = 0; i < 50; i++) {
        if (backlot_profile_start(file, &options) == 0)
            done++;
        burn(1);
        if (backlot_profile_stop() == 0)
            sink++;
    }
    return argument;
}

static void quarrel(void)
{
    on_threads(4, quarrelling);
    backlot_profile_stop();
    start();
    burn(20);
    stop();
    puts(done > 0 ? "several profiles" : "no profile");
}

static void exits(void)
{
    start();
    burn(30);
    exit(5);
}

static void burns(void) { burn(20); }
static void nothing(void) {}

static const struct {
    const char *name;
    void (*go)(void);
} ways[] = {
    {"eight-threads", eight_threads},
    {"short-threads", short_threads},
    {"sleeping", sleeping},
    {"signals", signals},
    {"jumps", jumps},
    {"breakpoints", breakpoints},
    {"breakpoint-jumps", breakpoint_jumps},
    {"breakpoint-uncaught", breakpoint_uncaught},
    {"breakpoint-ignored", breakpoint_ignored},
    {"breakpoint-after", breakpoint_after},
    {"takes-trap", takes_trap},
    {"takes-trap-unseen", takes_trap_unseen},
    {"blocks", blocks},
    {"own-profile", own_profile},
    {"children", children},
    {"followed", followed},
    {"executes", executes},
    {"loads", loads},
    {"loads-long", loads_long},
    {"little-stacks", little_stacks},
    {"odd-registers", odd_registers},
    {"closes-all", closes_all},
    {"small-file", small_file},
    {"refused", refused},
    {"misuse", misuse},
    {"quarrel", quarrel},
    {"exits", exits},
    {"burns", burns},
    {"nothing", nothing},
};

int main(int count, char **words)
{
    sigset_t none;

    /* Who runs tests may have blocked signals for itself, and so for us. */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    self = words[0];
    file = words[1];
    options.takes_timers = count > 3 && strcmp(words[3], "timers") == 0;
    for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
        if (strcmp(ways[i].name, words[2]) != 0)
            continue;
        ways[i].go();
        return 0;
    }
    return 64;
}
