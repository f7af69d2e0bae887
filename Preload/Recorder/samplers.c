/* samplers.c — SPDX-License-Identifier: Apache-2.0 */
#include "complaint.h"
#include "kernel_record.h"
#include "perf_data.h"
#include "proc_file.h"
#include "refusal.h"
#include "samplers.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum {
    PAGES = 128, /* of a ring: perf's own choice, which fits kernel.perf_event_mlock_kb */
    MOST_PAGES = 2048,
    PAUSE = 16, /* a second's parts that the recorder may be kept from its work */
};

static uint64_t sample_type(const struct record_options *options)
{
    uint64_t type = PERF_DATA_SAMPLE_TYPE;

    if (options->stacks == STACKS_NONE)
        type &= ~(uint64_t)PERF_SAMPLE_CALLCHAIN;
    if (options->stacks == STACKS_UNWOUND)
        type |= PERF_SAMPLE_REGS_USER | PERF_SAMPLE_STACK_USER;
    return type;
}

static void set_stacks(struct perf_event_attr *attr, const struct record_options *options)
{
    attr->sample_type = sample_type(options);
    attr->exclude_callchain_kernel = !options->kernel;
    if (options->stacks == STACKS_UNWOUND) {
        attr->sample_regs_user = kernel_register_mask();
        attr->sample_stack_user = options->stack_size;
    }
}

/* A clock has a period, which the kernel keeps exactly; what is counted has a rate to aim at. */
static void set_rate(struct perf_event_attr *attr, const struct record_options *options)
{
    if (options->event->is_time) {
        attr->sample_period = 1000000000 / options->frequency;
    } else {
        attr->freq = 1;
        attr->sample_freq = options->frequency;
    }
}

static struct perf_event_attr attr_for(const struct record_options *options, bool on_exec)
{
    struct perf_event_attr attr = {
        .size = sizeof(attr),
        .type = options->event->type,
        .config = options->event->config,
        .disabled = 1,
        .enable_on_exec = on_exec,
        .inherit = options->threads,
        .inherit_thread = options->threads && !options->children,
        .exclude_kernel = !options->kernel && !options->event->in_kernel,
        .exclude_hv = 1,
        .mmap = 1,
        .mmap2 = 1,
        .mmap_data = options->threads, /* a process that shows regions maps memory for it */
        .build_id = 1,
        .comm = 1,
        .comm_exec = 1,
        .task = 1,
        .sample_id_all = 1,
        .use_clockid = 1,
        .clockid = CLOCK_MONOTONIC,
        .watermark = 1,
        .read_format = PERF_FORMAT_ID,
    };

    set_rate(&attr, options);
    set_stacks(&attr, options);
    return attr;
}

static int open_event(struct samplers *samplers, int32_t thread, int cpu)
{
    return (int)syscall(SYS_perf_event_open, &samplers->attr, thread, cpu, -1,
                        PERF_FLAG_FD_CLOEXEC);
}

/* What younger kernels can is asked for first. */
static int open_first(struct samplers *samplers, int32_t thread, int cpu)
{
    int event = open_event(samplers, thread, cpu);

    if (event < 0 && errno == EINVAL && samplers->attr.inherit_thread) {
        samplers->attr.inherit_thread = 0;
        samplers->inherits_forks = true;
        event = open_event(samplers, thread, cpu);
    }
    if (event < 0 && errno == EINVAL && samplers->attr.build_id) {
        samplers->attr.build_id = 0;
        event = open_event(samplers, thread, cpu);
    }
    return event;
}

static bool make_room(struct samplers *samplers)
{
    const size_t room = samplers->room ? samplers->room * 2 : 64;
    struct sampler *larger = NULL;

    if (samplers->count < samplers->room)
        return true;
    larger = realloc(samplers->list, room * sizeof(*larger));
    if (!larger)
        return false;
    samplers->list = larger;
    samplers->room = room;
    return true;
}

/* Each page makes the start longer, as the kernel clears it. */
static size_t ring_pages(const struct perf_event_attr *attr)
{
    const uint64_t rate = attr->freq ? attr->sample_freq : 1000000000 / attr->sample_period;
    const uint64_t bytes = rate * (attr->sample_stack_user + 512) / PAUSE;
    size_t pages = PAGES;

    while (pages < MOST_PAGES && pages * (size_t)sysconf(_SC_PAGESIZE) < bytes)
        pages *= 2;
    return pages;
}

/* The ring's first event brings the memory; the others lead to it. */
static int join_ring(struct samplers *samplers, uint32_t ring, int event)
{
    for (size_t i = 0; i < samplers->count; i++)
        if (samplers->list[i].ring == ring)
            return ioctl(event, PERF_EVENT_IOC_SET_OUTPUT, samplers->list[i].event) < 0 ? -errno
                                                                                        : 0;
    return ring_map(&samplers->rings[ring], event, ring_pages(&samplers->attr));
}

static int add_sampler(struct samplers *samplers, int32_t thread, uint32_t ring)
{
    const int cpu = samplers->cpus[ring];
    struct sampler sampler = {.thread = thread, .ring = ring};
    int error = 0;

    if (!make_room(samplers))
        return -ENOMEM;
    sampler.event =
        samplers->count ? open_event(samplers, thread, cpu) : open_first(samplers, thread, cpu);
    if (sampler.event < 0)
        return -errno;
    if (ioctl(sampler.event, PERF_EVENT_IOC_ID, &sampler.id) < 0)
        error = -errno;
    if (!error)
        error = join_ring(samplers, ring, sampler.event);
    if (error)
        close(sampler.event);
    else
        samplers->list[samplers->count++] = sampler;
    return error;
}

/* A thread that has just ended needs none. */
static int add_thread(struct samplers *samplers, int32_t thread)
{
    for (uint32_t ring = 0; ring < samplers->ring_count; ring++) {
        const int error = add_sampler(samplers, thread, ring);

        if (error)
            return error == -ESRCH ? 0 : error;
    }
    return 0;
}

/* Of a family, some may be another user's. */
static bool may_be_left_out(const struct target *target, int32_t thread, int error)
{
    return target->has_kin && (error == -EACCES || error == -EPERM) && !target_has(target, thread);
}

static int add_new_threads(struct samplers *samplers, const struct target *target,
                           const int32_t *threads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const int error = samplers_has(samplers, threads[i]) ? 0 : add_thread(samplers, threads[i]);

        if (error && !may_be_left_out(target, threads[i], error))
            return error;
        samplers->refused += error != 0;
    }
    return 0;
}

/* `is_same`: there are none but those that are known. */
static int add_listed(struct samplers *samplers, const struct target *target, bool *is_same)
{
    int32_t *threads = NULL;
    const size_t before = samplers->thread_count;
    const size_t count = target_threads(target, &threads);
    const int error = count ? add_new_threads(samplers, target, threads, count) : -ESRCH;

    *is_same = count == before && memcmp(threads, samplers->threads, count * sizeof(*threads)) == 0;
    free(samplers->threads);
    samplers->threads = threads;
    samplers->thread_count = count;
    return error;
}

/* What is started meanwhile, by a thread that has no samplers yet, is in the next list; otherwise
 * it inherits. Some may do both: their samples come twice, and samplers_has tells which are theirs.
 * Where threads or processes come and go all the time, those of the last lists all inherit. */
static int add_all_threads(struct samplers *samplers, const struct target *target)
{
    enum { LISTS = 8 };
    bool is_same = false;
    int error = 0;

    for (int i = 0; i < LISTS && !error && !is_same; i++) {
        error = add_listed(samplers, target, &is_same);
        is_same |= !samplers->attr.inherit;
    }
    return error;
}

/* "0-3,8": the numbers of CPUs that are there. */
static size_t read_cpus(int *cpus, size_t most)
{
    char text[1024] = "";
    size_t count = 0;
    const char *at = text;

    if (proc_read("/sys/devices/system/cpu/online", text, sizeof(text)) <= 0)
        return 0;
    while (*at >= '0' && *at <= '9') {
        char *end = NULL;
        const int first = (int)strtol(at, &end, 10);
        const int last = *end == '-' ? (int)strtol(end + 1, &end, 10) : first;

        for (int cpu = first; cpu <= last && count < most; cpu++)
            cpus[count++] = cpu;
        at = *end == ',' ? end + 1 : end;
    }
    return count;
}

/* An event that is inherited can be mapped only for one CPU. */
static bool make_rings(struct samplers *samplers, bool is_inherited)
{
    enum { MOST = 4096 };

    samplers->cpus = calloc(MOST, sizeof(*samplers->cpus));
    if (!samplers->cpus)
        return false;
    samplers->ring_count = is_inherited ? read_cpus(samplers->cpus, MOST) : 0;
    if (!samplers->ring_count) {
        samplers->ring_count = 1;
        samplers->cpus[0] = is_inherited ? 0 : -1;
    }
    samplers->rings = calloc(samplers->ring_count, sizeof(*samplers->rings));
    return samplers->rings;
}

static void raise_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) < 0 || limit.rlim_cur == limit.rlim_max)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

static int by_id(const void *left, const void *right)
{
    const struct sampler *a = left, *b = right;

    return (a->id > b->id) - (a->id < b->id);
}

static int complain_of(int error, const struct target *target, const struct record_options *options)
{
    char words[RECORD_PROBLEM];
    const struct refusal refusal = {
        .error = error,
        .event = options->event,
        .frequency = options->frequency,
        .wants_kernel = options->kernel || options->event->in_kernel,
        .pid = target->pid,
        .owner = target->owner,
        .user = geteuid(),
        .paranoid = sys_number("kernel/perf_event_paranoid", -1),
        .fastest = sys_number("kernel/perf_event_max_sample_rate", 100000),
    };
    const int status = refusal_explain(&refusal, words);

    return complain(status, "%s", words);
}

int samplers_open(struct samplers *samplers, const struct target *target,
                  const struct record_options *options, bool on_exec)
{
    int error = 0;

    *samplers = (struct samplers){.attr = attr_for(options, on_exec)};
    raise_limit();
    if (!make_rings(samplers, samplers->attr.inherit))
        return complain(EX_OSERR, "there is no memory for rings; free some");
    error = add_all_threads(samplers, target);
    if (!error && !samplers->count)
        error = -ESRCH;
    if (error)
        return complain_of(-error, target, options);
    qsort(samplers->list, samplers->count, sizeof(*samplers->list), by_id);
    return 0;
}

static void tell_all(const struct samplers *samplers, unsigned long request)
{
    for (size_t i = 0; i < samplers->count; i++)
        ioctl(samplers->list[i].event, request, 0);
}

void samplers_enable(const struct samplers *samplers) { tell_all(samplers, PERF_EVENT_IOC_ENABLE); }

void samplers_disable(const struct samplers *samplers)
{
    tell_all(samplers, PERF_EVENT_IOC_DISABLE);
}

uint64_t samplers_total(const struct samplers *samplers)
{
    uint64_t total = 0;

    for (size_t i = 0; i < samplers->count; i++) {
        uint64_t value[2]; /* and the id */

        if (read(samplers->list[i].event, value, sizeof(value)) == (ssize_t)sizeof(value))
            total += value[0];
    }
    return total;
}

int32_t samplers_thread(const struct samplers *samplers, uint64_t id)
{
    const struct sampler key = {.id = id};
    const struct sampler *found =
        bsearch(&key, samplers->list, samplers->count, sizeof(key), by_id);

    return found ? found->thread : 0;
}

static int by_thread(const void *left, const void *right)
{
    const int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;

    return (a > b) - (a < b);
}

bool samplers_has(const struct samplers *samplers, int32_t thread)
{
    return samplers->thread_count &&
           bsearch(&thread, samplers->threads, samplers->thread_count, sizeof(thread), by_thread);
}

void samplers_forget(struct samplers *samplers, int32_t thread)
{
    int32_t *found =
        samplers_has(samplers, thread)
            ? bsearch(&thread, samplers->threads, samplers->thread_count, sizeof(thread), by_thread)
            : NULL;

    if (!found)
        return;
    samplers->thread_count--;
    memmove(found, found + 1,
            (size_t)(samplers->threads + samplers->thread_count - found) * sizeof(*found));
}

int samplers_living(const struct samplers *samplers, uint32_t ring)
{
    for (size_t i = 0; i < samplers->count; i++) {
        struct pollfd poll_one = {.fd = samplers->list[i].event};

        if (samplers->list[i].ring == ring && poll(&poll_one, 1, 0) >= 0 &&
            !(poll_one.revents & (POLLHUP | POLLERR)))
            return samplers->list[i].event;
    }
    return -1;
}
