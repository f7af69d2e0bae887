/* actions.c — what a program asks for by sigaction and its kin while it is sampled, and what it
 * gets: `actions FILE TRIGGER SIGNAL`, with TRIGGER events or timers. Each scene is a process of
 * its own, with more threads at work; FILE.SCENE is its profile. Built with ALONE it knows no
 * profiler. SPDX-License-Identifier: Apache-2.0 */
#ifndef ALONE
#include <backlot/profile.h>
#endif
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

__sighandler_t bsd_signal(int, __sighandler_t);
int __sigaction(int, const struct sigaction *, struct sigaction *);

enum { MOST_BURNERS = 4, PERF = 6 };

static int number;
static const char *file, *trigger, *self;
static atomic_long sink, count;
static atomic_bool is_over;
static pthread_t burners[MOST_BURNERS];
static int burner_count;

/* Not buffered: a process may end here by a signal. */
__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
    char text[512];
    va_list arguments;

    va_start(arguments, format);
    const int length = vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (write(1, text, (size_t)length) != length)
        abort();
}

static void burn(int milliseconds)
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

static void *burner(void *argument)
{
    while (!is_over)
        burn(1);
    return argument;
}

#ifdef ALONE
static void start_profile(const char *scene) { sink += scene[0]; }
static void stop_profile(void) {}
#else
static void start_profile(const char *scene)
{
    struct backlot_profile_options options = {.size = sizeof(options), .frequency = 4000};
    char path[4096];

    snprintf(path, sizeof(path), "%s.%s", file, scene);
    options.takes_timers = strcmp(trigger, "timers") == 0;
    if (backlot_profile_start(path, &options) != 0)
        say("%s\n", backlot_profile_problem());
}

static void stop_profile(void)
{
    if (backlot_profile_stop() != 0)
        say("%s\n", backlot_profile_problem());
}
#endif

/* They leave the alarms to the one who jumps from them. */
static void start(const char *scene, int threads)
{
    sigset_t alarms;

    sigemptyset(&alarms);
    sigaddset(&alarms, SIGALRM);
    start_profile(scene);
    pthread_sigmask(SIG_BLOCK, &alarms, NULL);
    burner_count = threads;
    for (int i = 0; i < burner_count; i++)
        pthread_create(&burners[i], NULL, burner, NULL);
    pthread_sigmask(SIG_UNBLOCK, &alarms, NULL);
    burn(2);
}

static void stop(void)
{
    burn(2);
    is_over = true;
    for (int i = 0; i < burner_count; i++)
        pthread_join(burners[i], NULL);
    stop_profile();
}

static void say_set(const char *before, const sigset_t *set)
{
    char text[512];
    int length = 0;

    for (int i = 1; i < 32; i++)
        if (sigismember(set, i))
            length += snprintf(text + length, sizeof(text) - (size_t)length, " %s",
                               i == number ? "itself" : sigabbrev_np(i));
    say("%s%s", before, length ? text : " nothing");
}

static void say_blocked(void)
{
    sigset_t mask;

    pthread_sigmask(SIG_BLOCK, NULL, &mask);
    say_set(", blocked", &mask);
}

/* No handler of ours may see a sample. */
static void on_info(int got, siginfo_t *info, void *context)
{
    if (got != number || info->si_code == PERF || info->si_code == SI_TIMER)
        say("got a sample\n");
    say("info: code %d, value %d", info->si_code,
        info->si_code == SI_QUEUE ? info->si_value.sival_int : 0);
    say_blocked();
    say(", before%s\n", sigismember(&((ucontext_t *)context)->uc_sigmask, number) ? " it" : " not");
    count++;
}

static void on_plain(int got)
{
    say("plain: %s", got == number ? "it" : "another");
    say_blocked();
    say("\n");
    count++;
}

static void on_count(int got)
{
    if (got == number)
        count++;
}

static void on_other_count(int got)
{
    if (got == number)
        count++;
}

static const char *name_of(const struct sigaction *action)
{
    if (action->sa_handler == SIG_DFL)
        return "default";
    if (action->sa_handler == SIG_IGN)
        return "ignored";
    if (action->sa_handler == SIG_HOLD)
        return "held";
    if (action->sa_handler == SIG_ERR)
        return "error";
    if (action->sa_sigaction == on_info)
        return "info";
    if (action->sa_handler == on_plain)
        return "plain";
    return action->sa_handler == on_count ? "count" : "somebody's";
}

static void say_handler(const char *before, __sighandler_t handler)
{
    say("%s %s, ", before, name_of(&(struct sigaction){.sa_handler = handler}));
}

static void ask(void)
{
    struct sigaction now;

    if (sigaction(number, NULL, &now) != 0)
        say("errno %d", errno);
    say("now %s, flags %x", name_of(&now), (unsigned)now.sa_flags);
    say_set(", mask", &now.sa_mask);
    say("\n");
}

static void put(void (*handler)(int), int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};

    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

static void put_info(int flags)
{
    struct sigaction action = {.sa_sigaction = on_info, .sa_flags = SA_SIGINFO | flags};

    sigfillset(&action.sa_mask);
    for (int i = 1; i < 32; i++)
        if (i != SIGUSR1 && i != SIGKILL)
            sigdelset(&action.sa_mask, i);
    sigaction(number, &action, NULL);
}

static void wait_for(long most)
{
    while (count < most)
        usleep(1000);
}

/* By each way that there is. */
static void send(void)
{
    const long before = count;

    burn(1);
    raise(number);
    pthread_kill(pthread_self(), number);
    pthread_sigqueue(pthread_self(), number, (union sigval){.sival_int = 42});
    wait_for(before + 3);
    kill(getpid(), number);
    wait_for(before + 4);
    burn(1);
}

static void actions(void)
{
    ask();
    put_info(0);
    ask();
    send();
    put_info(SA_NODEFER | SA_RESTART | SA_NOCLDSTOP);
    ask();
    send();
    put(on_plain, SA_ONSTACK);
    ask();
    send();
    put(SIG_IGN, SA_RESTART);
    ask();
    raise(number);
    kill(getpid(), number);
    burn(1);
    put(SIG_DFL, 0);
    ask();
    burn(3);
}

static void older_calls(void)
{
    struct sigaction before, plain = {.sa_handler = on_plain};

    say_handler("signal", signal(number, on_plain));
    ask();
    send();
    say_handler("bsd_signal", bsd_signal(number, on_count));
    ask();
    say_handler("ssignal", ssignal(number, SIG_IGN));
    ask();
    say_handler("sigset", sigset(number, on_plain));
    ask();
    say_handler("sigset", sigset(number, SIG_HOLD));
    say_handler("sigset", sigset(number, on_count));
    say_blocked();
    ask();
    say("sigignore %d, ", sigignore(number));
    ask();
    say("siginterrupt %d, ", siginterrupt(number, 1));
    ask();
    say_handler("signal", signal(number, on_plain));
    ask();
    say("siginterrupt %d, ", siginterrupt(number, 0));
    ask();
    say("__sigaction %d, ", __sigaction(number, &plain, &before));
    ask();
    say_handler("sysv_signal", sysv_signal(number, on_plain));
    ask();
    raise(number);
    ask();
    say_handler("signal", signal(number, SIG_ERR));
    say("errno %d, ", errno);
    ask();
}

static void impossible(void)
{
    static const int numbers[] = {-1, 0, 32, 33, 65, 1000, SIGKILL, SIGSTOP};
    struct sigaction action = {.sa_handler = on_plain};

    for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
        errno = 0;
        say("sigaction %d, ", sigaction(numbers[i], &action, NULL));
        say("errno %d, signal %d\n", errno, signal(numbers[i], on_plain) == SIG_ERR);
    }
    for (int i = 34; i < 65; i++)
        say("%d", sigaction(i, &action, NULL));
    say("\n");
}

static void once(void)
{
    put(on_plain, (int)SA_RESETHAND);
    ask();
    burn(2);
    raise(number);
    ask();
    burn(2);
    raise(number);
    say("went on\n");
}

static void once_and_again(void)
{
    struct sigaction now;
    int wrong = 0;

    for (int i = 0; i < 300; i++) {
        put(on_count, (int)SA_RESETHAND);
        sink += i;
        raise(number);
        sigaction(number, NULL, &now);
        wrong += now.sa_handler != SIG_DFL;
    }
    say("%ld times, %d wrong\n", count, wrong);
}

static void ends_by_default(void)
{
    put_info(0);
    burn(2);
    put(SIG_DFL, 0);
    burn(2);
    say("goes on\n");
    kill(getpid(), number);
    burn(2);
    say("went on\n");
}

static void breakpoint(void)
{
#if defined(__x86_64__)
    __asm__ volatile("int3");
#elif defined(__aarch64__)
    __asm__ volatile("brk #0");
#endif
}

static void on_breakpoint(int got, siginfo_t *info, void *context)
{
#if defined(__aarch64__)
    ((ucontext_t *)context)->uc_mcontext.pc += 4;
#endif
    say("breakpoint: %d, code %d, address %d\n", got == number, info->si_code, info->si_addr != 0);
    sigaddset(&((ucontext_t *)context)->uc_sigmask, SIGUSR2);
    errno = EXDEV;
}

static void breakpoints(void)
{
    struct sigaction action = {.sa_sigaction = on_breakpoint, .sa_flags = SA_SIGINFO};

    sigaction(SIGTRAP, &action, NULL);
    errno = 0;
    for (int i = 0; i < 3; i++) {
        burn(1);
        breakpoint();
    }
    /* What the handler leaves behind. */
    say("errno %d", errno == EXDEV);
    say_blocked();
    say("\n");
}

static void ignores_breakpoint(void)
{
    signal(SIGTRAP, SIG_IGN);
    raise(SIGTRAP);
    burn(2);
    say("goes on\n");
    breakpoint();
    say("went on\n");
}

static atomic_int depth;

static void on_nested(int got)
{
    const int here = ++depth;

    say("in at %d\n", here);
    if (here < 3)
        raise(got);
    say("out at %d\n", here);
    if (here < 3)
        count++;
}

static void nested(void)
{
    put(on_nested, SA_NODEFER);
    raise(number);
    depth = 0;
    put(on_nested, 0);
    raise(number);
}

static char room[65536];

static void on_stack(int got)
{
    const char here = (char)got, *at = __builtin_frame_address(0);

    say("on a stack %s\n", at + here >= room && at < room + sizeof(room) ? "of its own" : "of all");
}

static void stacks(void)
{
    const stack_t stack = {.ss_sp = room, .ss_size = sizeof(room)};

    sigaltstack(&stack, NULL);
    put(on_stack, SA_ONSTACK);
    raise(number);
    burn(2);
    put(on_stack, 0);
    raise(number);
    burn(2);
}

static int pipes[2];
static atomic_bool has_read;

/* What goes on after some signals has something to read then. */
static void *disturb(void *thread)
{
    for (int i = 0; i < 5; i++) {
        usleep(2000);
        pthread_kill(*(pthread_t *)thread, number);
    }
    if (write(pipes[1], "x", 1) != 1)
        say("no pipe\n");
    return NULL;
}

static void *interrupt(void *thread)
{
    while (!has_read) {
        usleep(2000);
        pthread_kill(*(pthread_t *)thread, number);
    }
    return NULL;
}

static void read_with(int flags, void *(*other_thread)(void *))
{
    pthread_t here = pthread_self(), other;
    char byte;

    has_read = false;
    put(on_count, flags);
    pthread_create(&other, NULL, other_thread, &here);
    say("read %s\n", read(pipes[0], &byte, 1) == 1 ? "goes on" : strerrorname_np(errno));
    has_read = true;
    pthread_join(other, NULL);
}

static void restarts(void)
{
    if (pipe(pipes) != 0)
        say("no pipe\n");
    read_with(SA_RESTART, disturb);
    read_with(0, interrupt);
}

static sigjmp_buf back;

static void jump(int got) { siglongjmp(back, got); }

static void jumps(void)
{
    volatile int times = 0;

    put(jump, 0);
    while (times < 50) {
        times++;
        if (sigsetjmp(back, 1) == 0) {
            burn(1);
            raise(number);
            say("did not jump\n");
        }
    }
    say("%d jumps", times);
    say_blocked();
    say("\n");
}

/* Each action that is put there is found as the earlier one by exactly one call, but for the last.
 */
static atomic_long put_there[2], found[2];

static int index_of(__sighandler_t handler)
{
    return handler == on_count ? 0 : handler == on_other_count ? 1 : -1;
}

static void *taking_turns(void *argument)
{
    const int mine = (int)(intptr_t)argument;

    for (int i = 0; i < 3000; i++) {
        struct sigaction action = {.sa_handler = mine ? on_other_count : on_count}, earlier;

        sigaddset(&action.sa_mask, mine ? SIGUSR1 : SIGUSR2);
        sigaction(number, &action, &earlier);
        put_there[mine]++;
        const int other = index_of(earlier.sa_handler);
        if (other >= 0)
            found[other]++;
        if (other >= 0 && !sigismember(&earlier.sa_mask, other ? SIGUSR1 : SIGUSR2))
            say("torn\n");
        if (i % 100 == 0)
            raise(number);
    }
    return NULL;
}

static void turns(void)
{
    pthread_t threads[4];
    struct sigaction last;

    for (int i = 0; i < 4; i++)
        pthread_create(&threads[i], NULL, taking_turns, (void *)(intptr_t)(i % 2));
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    sigaction(number, NULL, &last);
    found[index_of(last.sa_handler)]++;
    say("lost %ld and %ld, %ld signals\n", put_there[0] - found[0], put_there[1] - found[1], count);
    put(on_count, 0);
}

static atomic_bool may_jump;

static void jump_out(int got)
{
    put(on_count, 0);
    if (may_jump)
        siglongjmp(back, got);
}

/* From a handler, and left in the middle by one. */
static void interrupted(void)
{
    const struct itimerval each = {{0, 300}, {0, 300}}, none = {0};
    volatile int times = 0;

    signal(SIGALRM, jump_out);
    setitimer(ITIMER_REAL, &each, NULL);
    while (times < 100) {
        if (sigsetjmp(back, 1) == 0) {
            may_jump = true;
            for (;;)
                put(on_plain, 0);
        }
        may_jump = false;
        times++;
    }
    setitimer(ITIMER_REAL, &none, NULL);
    put_info(0);
    raise(number);
    say("%d times\n", times);
}

static void say_end(pid_t child)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFSIGNALED(status))
        say("ended by %s\n", WTERMSIG(status) == number ? "it" : sigabbrev_np(WTERMSIG(status)));
    else
        say("exited with %d\n", WEXITSTATUS(status));
}

static void in_child(void)
{
    ask();
    raise(number);
    put(on_plain, SA_RESTART);
    ask();
    raise(number);
    signal(number, SIG_IGN);
    raise(number);
    ask();
    signal(number, SIG_DFL);
    ask();
    raise(number);
    say("went on\n");
}

static void children(void)
{
    put_info(0);
    const pid_t child = fork();

    if (child == 0) {
        in_child();
        _exit(0);
    }
    say_end(child);
    ask();
    raise(number);
}

/* Its memory is its parent's, its actions are not. */
static void vfork_children(void)
{
    put_info(0);
    for (int i = 0; i < 20; i++) {
        const pid_t child = vfork();

        if (child == 0) {
            signal(number, i % 2 ? SIG_DFL : SIG_IGN);
            raise(number);
            _exit(i);
        }
        say_end(child);
    }
    ask();
    raise(number);
}

static void executes(void)
{
    char *words[] = {
        (char *)(uintptr_t)self,    (char *)(uintptr_t) "-",
        (char *)(uintptr_t)trigger, (char *)(uintptr_t)(number == SIGPROF ? "SIGPROF" : "SIGTRAP"),
        (char *)(uintptr_t) "asks", NULL};

    put_info(0);
    execv(self, words);
}

static void library_puts(void)
{
    char path[4096];

    snprintf(path, sizeof(path), "%s.so", self);
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    __sighandler_t (*put_by_library)(int, __sighandler_t) =
        library ? (__sighandler_t(*)(int, __sighandler_t))dlsym(library, "put") : NULL;

    if (!put_by_library) {
        say("no library: %s\n", dlerror());
        return;
    }
    say_handler("library", put_by_library(number, on_plain));
    ask();
    raise(number);
    say_handler("library", put_by_library(number, SIG_DFL));
    burn(3);
    ask();
}

/* Its own way of profiling. */
static void on_its_tick(int got, siginfo_t *info, void *context)
{
    (void)context;
    if (got != SIGPROF || info->si_code != SI_KERNEL)
        say("a tick that is not its own: %d\n", info->si_code);
    count++;
}

static void own_timer(void)
{
    const struct itimerval each = {{0, 8000}, {0, 8000}}, none = {0};
    struct sigaction action = {.sa_sigaction = on_its_tick, .sa_flags = SA_SIGINFO};

    sigaction(SIGPROF, &action, NULL);
    setitimer(ITIMER_PROF, &each, NULL);
    while (count < 5)
        burn(5);
    signal(SIGPROF, SIG_IGN);
    burn(20);
    setitimer(ITIMER_PROF, &none, NULL);
    signal(SIGPROF, SIG_DFL);
    burn(5);
    say("it ticked\n");
}

static const struct scene {
    const char *name;
    void (*go)(void);
    int threads;
} scenes[] = {
    {"actions", actions, 1},
    {"older-calls", older_calls, 0},
    {"impossible", impossible, 0},
    {"once", once, 0},
    {"once-and-again", once_and_again, 2},
    {"ends-by-default", ends_by_default, 0},
    {"breakpoints", breakpoints, 0},
    {"ignores-breakpoint", ignores_breakpoint, 0},
    {"nested", nested, 0},
    {"stacks", stacks, 0},
    {"restarts", restarts, 0},
    {"jumps", jumps, 0},
    {"turns", turns, 4},
    {"interrupted", interrupted, 2},
    {"children", children, 1},
    {"vfork-children", vfork_children, 1},
    {"executes", executes, 0},
    {"library-puts", library_puts, 0},
    {"own-timer", own_timer, 1},
};

static void play(const struct scene *scene)
{
    /* Programs that are ended leave no core. */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    start(scene->name, scene->threads);
    scene->go();
    stop();
    say("afterwards ");
    ask();
    /* What the program asks for when all is over is what it gets. */
    put_info(0);
    raise(number);
    signal(number, SIG_DFL);
    raise(number);
    _exit(0);
}

int main(int words, char **arguments)
{
    sigset_t none;

    /* Who runs tests may have blocked signals for itself, and so for us. */
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    self = arguments[0];
    file = arguments[1];
    trigger = arguments[2];
    number = strcmp(arguments[3], "SIGPROF") == 0 ? SIGPROF : SIGTRAP;
    if (words > 4 && strcmp(arguments[4], "asks") == 0) {
        ask();
        return 0;
    }
    for (size_t i = 0; i < sizeof(scenes) / sizeof(*scenes); i++) {
        if (words > 4 && strcmp(arguments[4], scenes[i].name) != 0)
            continue;
        say("%s:\n", scenes[i].name);
        const pid_t child = fork();
        if (child == 0)
            play(&scenes[i]);
        say_end(child);
    }
    return 0;
}
