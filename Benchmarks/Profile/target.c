/* What is profiled: target WAY …
 *   pairs                    ns for beginning and ending a region, by each way that needs no perf
 *   regions WAY MS COUNT     so many regions of so many ms of CPU time, and as much outside of them
 *   work COUNT               sorting and memory, for the cost of a whole profile
 *   burn                     until it is killed
 * SPDX-License-Identifier: Apache-2.0 */
#include <backlot/profile.h>

#include <linux/perf_event.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TO_PERF = 100, FROM_PERF = 101 }; /* descriptors that the driver leaves here */

static volatile unsigned long sink;

static double seconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

#define BURN(name)                                                                                 \
    __attribute__((noinline)) static void name(double length)                                      \
    {                                                                                              \
        const double end = seconds(CLOCK_THREAD_CPUTIME_ID) + length;                              \
        while (seconds(CLOCK_THREAD_CPUTIME_ID) < end)                                             \
            for (unsigned i = 0; i < 20000; i++)                                                   \
                sink = sink * 31 + i;                                                              \
        __asm__ volatile("");                                                                      \
    }

BURN(inside)
BURN(outside)

static void tell(const char *word, int waits)
{
    char answer[16];

    if (write(TO_PERF, word, strlen(word)) < 0 || (waits && read(FROM_PERF, answer, 16) < 0))
        exit(1);
}

static pid_t perf;

static void start_perf(const char *path)
{
    char pid[16];

    snprintf(pid, sizeof(pid), "%d", getpid());
    perf = fork();
    if (perf == 0) {
        execlp("perf", "perf", "record", "-q", "-e", "cpu-clock:u", "-F", "1000", "-p", pid, "-o",
               path, NULL);
        _exit(127);
    }
}

static void stop_perf(void)
{
    kill(perf, SIGINT);
    waitpid(perf, NULL, 0);
}

static void region(const char *way, double length, int number)
{
    char path[64];

    if (strcmp(way, "backlot") == 0)
        BACKLOT_REGION("part") inside(length);
    else if (strcmp(way, "perfme") == 0) {
        snprintf(path, sizeof(path), "perfme.%d", number);
        start_perf(path);
        inside(length);
        stop_perf();
    } else {
        const int waits = strcmp(way, "ack") == 0;

        tell("enable\n", waits);
        inside(length);
        tell("disable\n", waits);
    }
}

static void regions(const char *way, double length, int count)
{
    for (int i = 0; i < count; i++) {
        region(way, length, i);
        outside(length);
    }
}

static int open_event(void)
{
    struct perf_event_attr attr = {
        .type = PERF_TYPE_SOFTWARE,
        .size = sizeof(attr),
        .config = PERF_COUNT_SW_CPU_CLOCK,
        .sample_period = 1000000,
        .disabled = 1,
        .exclude_kernel = 1,
    };

    return (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

/* The best of 100 batches. */
#define BEST(name, times, statement)                                                               \
    do {                                                                                           \
        double best = 1;                                                                           \
        for (unsigned batch = 0; batch < 100; batch++) {                                           \
            const double start = seconds(CLOCK_MONOTONIC);                                         \
            for (unsigned i = 0; i < (times); i++) {                                               \
                statement;                                                                         \
            }                                                                                      \
            const double took = (seconds(CLOCK_MONOTONIC) - start) / (times);                      \
            best = took < best ? took : best;                                                      \
        }                                                                                          \
        printf("%s %.2f\n", name, best * 1e9);                                                     \
    } while (0)

static void with(unsigned measures, const char *name)
{
    const struct backlot_profile_options options = {
        .size = sizeof(options), .measures = measures, .takes_no_samples = 1};

    if (backlot_profile_start("pairs.data", &options) != 0) {
        fprintf(stderr, "%s\n", backlot_profile_problem());
        return;
    }
    BEST(name, 5000, BACKLOT_REGION("part") __asm__ volatile(""));
    backlot_profile_stop();
}

static void pairs(void)
{
    const int event = open_event();

    BEST("tag", 20000, BACKLOT_REGION("part") __asm__ volatile(""));
    with(BACKLOT_WALL_TIME, "wall");
    with(BACKLOT_CPU_TIME, "cpu");
    BEST("ioctl", 200,
         (ioctl(event, PERF_EVENT_IOC_ENABLE, 0), ioctl(event, PERF_EVENT_IOC_DISABLE, 0)));
}

static void fifo(void) { BEST("fifo", 5, (tell("enable\n", 1), tell("disable\n", 1))); }

static int compare(const void *left, const void *right)
{
    return *(const int *)left - *(const int *)right;
}

__attribute__((noinline)) static void allocate_and_sort(void)
{
    void *held[64];
    int numbers[512];

    for (unsigned i = 0; i < 64; i++)
        held[i] = calloc(1, (size_t)lrand48() % 4000 + 16);
    for (unsigned i = 0; i < 64; i++)
        free(held[i]);
    for (unsigned i = 0; i < 512; i++)
        numbers[i] = (int)lrand48();
    qsort(numbers, 512, sizeof(*numbers), compare);
    sink += (unsigned long)numbers[0];
}

int main(int count, char **words)
{
    const char *what = count > 1 ? words[1] : "";

    if (strcmp(what, "pairs") == 0)
        pairs();
    else if (strcmp(what, "fifo") == 0)
        fifo();
    else if (strcmp(what, "regions") == 0 && count > 4)
        regions(words[2], atof(words[3]) / 1000, atoi(words[4]));
    else if (strcmp(what, "work") == 0 && count > 2)
        for (long i = atol(words[2]); i > 0; i--)
            allocate_and_sort();
    else if (strcmp(what, "burn") == 0)
        for (;;)
            inside(0.1);
    else
        return 64;
    return 0;
}
