/* workload [-u] [-d FOLDER [-f]] [-e NAME=VALUE] [-1] NAME [ARGUMENT …] — runs one workload, prints
 * one number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "endpoint.h"
#include "names.h"
#include "workload.h"

#include <errno.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { CANNOT = 3, LONGEST_SECONDS = 20 };

const struct workload workloads[] = {
    {"tcp-pingpong", tcp_pingpong, "one byte there and back, µs"},
    {"tcp-stream", tcp_stream, "64 KiB writes, MiB/s"},
    {"tcp-churn", tcp_churn, "connect + accept + close, per second"},
    {"tcp-threads", tcp_threads, "8 threads with a pair each, thousand messages per second"},
    {"udp-pingpong", udp_pingpong, "one byte there and back, µs"},
    {"bind", bind_any, "TAKEN: bind to port 0 with so many ports taken, µs"},
    {"foreign", foreign, "read, write, close or pipe: a call on a foreign descriptor, ns"},
    {"spawn", spawn, "PROGRAM …: posix_spawn and wait, µs"},
    {"fork", fork_exit, "fork, exit and wait with one socket open, µs"},
    {"memory", memory, "Rss or Pss of a process with one socket, KiB"},
    {"lookups", lookups, "QUESTION: thousand answers per second"},
    {"cold-load", cold_load, "QUESTION: the first answer of a process, ms"},
    {"lookup-threads", lookup_threads, "COUNT: so many threads, thousand answers per second"},
    {"lookup-memory", lookup_memory, "QUESTION: what is kept for it, bytes per byte of the file"},
    {"command", command, "PROGRAM …: from its start to its end, ms"},
    {"server", server, "SOCKET PROGRAM …: 1,000 HTTP requests, a connection each, ms"},
    {"open", open_and_close, "open and close, 16 frames deep, ns"},
    {"open-some", open_and_close_some, "COUNT: the same so many times, and no more, µs"},
    {"open-threads", open_and_close_threads, "COUNT: so many threads, thousand pairs per second"},
    {"open-memory", open_memory, "COUNT: Pss of a process with so many descriptors, KiB"},
    {0},
};

char **command_line;

void cannot(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\n");
    exit(CANNOT);
}

int want(int value, const char *what)
{
    if (value < 0) {
        cannot("%s: %s", what, strerrorname_np(errno));
    }
    return value;
}

void want_no(int error, const char *what)
{
    if (error != 0) {
        cannot("%s: %s", what, strerrorname_np(error));
    }
}

static void stay_on_one_cpu(void)
{
    cpu_set_t allowed, one;
    int last = 0;

    want(sched_getaffinity(0, sizeof allowed, &allowed), "sched_getaffinity");
    for (int cpu = 0; cpu < CPU_SETSIZE; cpu++) {
        last = CPU_ISSET(cpu, &allowed) ? cpu : last;
    }
    CPU_ZERO(&one);
    CPU_SET(last, &one);
    want(sched_setaffinity(0, sizeof one, &one), "sched_setaffinity");
}

static int usage(void)
{
    fprintf(stderr, "usage: workload [-u on AF_UNIX] [-d FOLDER of names [-f by glibc]] "
                    "[-e NAME=VALUE for children] [-1 on one CPU] NAME [ARGUMENT …]\n");
    for (const struct workload *each = workloads; each->name != NULL; each++) {
        fprintf(stderr, "  %-14s %s\n", each->name, each->help);
    }
    return EX_USAGE;
}

int main(int argc, char **argv)
{
    for (int option; (option = getopt(argc, argv, "+ud:fe:1")) != -1;) {
        switch (option) {
        case 'u':
            use_unix();
            break;
        case 'd':
            names_are_in(optarg);
            break;
        case 'f':
            use_files();
            break;
        case 'e':
            want(putenv(optarg), "putenv");
            break;
        case '1':
            stay_on_one_cpu();
            break;
        default:
            return usage();
        }
    }
    alarm(LONGEST_SECONDS);
    for (const struct workload *each = workloads; each->name != NULL && optind < argc; each++) {
        if (strcmp(each->name, argv[optind]) == 0) {
            command_line = argv + optind + 1;
            printf("%.3f\n", each->run(*command_line != NULL ? *command_line : ""));
            return EXIT_SUCCESS;
        }
    }
    return usage();
}
