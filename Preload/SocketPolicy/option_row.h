/* option_row.h — one row per socket option, and the words its answers are written with.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef OPTION_ROW_H
#define OPTION_ROW_H

#include "options.h"

#pragma GCC visibility push(hidden)

/* One setsockopt or getsockopt, for rows that are more than a number. */
struct option_setting {
    struct options *options;
    const struct socket_facts *facts;
    const void *value;
    socklen_t length;
    int level;
    int name;
};
struct option_asking {
    const struct options *options;
    const struct socket_facts *facts;
    void *value;
    socklen_t *length;
    int name;
};

enum option_trait {
    OPTION_TRUTH = 1,           /* any value but 0 is 1 */
    OPTION_RESETS = 2,          /* -1 is the kernel's default */
    OPTION_PRIVILEGED = 4,      /* EPERM for others, unless the value is 0 */
    OPTION_NEEDS_BYTE = 8,      /* IPPROTO_IP: an empty value is no 0 */
    OPTION_SHORT_IS_ZERO = 16,  /* IPPROTO_IPV6: a value of less than 4 bytes is 0 */
    OPTION_ANY_LENGTH = 32,     /* the value is not even as long as a number */
    OPTION_SEEN_BY_KERNEL = 64, /* we take note of the value, the kernel decides */
    OPTION_SIGNED = 128,
};

/* No pointers in here: the loader would have to write them into every process of a lot, page after
 * page. What an option does beyond keeping a number, its level's switches know. */
struct option_row {
    int name;
    unsigned traits;
    uint16_t offset, width; /* the field of struct options; width 0: none, reads as `standard` */
    int standard;           /* the kernel's default */
    int lowest, highest;

    int set_error, get_error; /* if not 0, the answer */
    int stream_error;         /* of setting it on a TCP socket */
};

typedef struct option_answer option_setter(const struct option_setting *);
typedef struct option_answer option_getter(const struct option_asking *);

/* May change the value before it is kept. Returns 0 or an errno. */
typedef int option_admitter(const struct option_setting *, int *value);

#define KEPT_IN(field)                                                                             \
    .offset = offsetof(struct options, field), .width = sizeof(((struct options *)0)->field)

#define FLAG(option, field) .name = (option), .traits = OPTION_TRUTH, KEPT_IN(field)
#define FLAG_ON(option, field)                                                                     \
    .name = (option), .traits = OPTION_TRUTH, .standard = 1, KEPT_IN(field)
#define NUMBER(option, field, low, high)                                                           \
    .name = (option), KEPT_IN(field), .lowest = (low), .highest = (high)

/* Reads as `reads`, and cannot be set. */
#define CONSTANT(option, reads, error) .name = (option), .standard = (reads), .set_error = (error)
#define REFUSED(option, setting, getting)                                                          \
    .name = (option), .set_error = (setting), .get_error = (getting)

struct option_level {
    const struct option_row *rows;
    size_t count;

    /* Of the options that are more than a kept number; NULL for the others, or for all. */
    option_setter *(*setter_of)(int name);
    option_getter *(*getter_of)(int name);
    option_admitter *(*admitter_of)(int name);

    /* Read the value of a setting as a number. Returns 0 or an errno. */
    int (*read)(const struct option_row *, const struct option_setting *, int *value);

    /* Write a number as the answer of an asking. */
    struct option_answer (*write)(const struct option_asking *, int value);

    bool reads_first;      /* a bad value is told before an unknown name */
    bool unsigned_lengths; /* a negative one is a large one */
};

extern const struct option_level options_of_socket, options_of_tcp, options_of_udp, options_of_ip,
    options_of_ipv6;

struct option_answer option_done(void);
struct option_answer option_fails(int error);
struct option_answer option_result(int error); /* done when 0 */
struct option_answer option_kernel(void);

/* Copies a value of exactly `size` bytes, or of at least `size`. EINVAL when it is too short. */
int option_copy(const struct option_setting *, void *out, size_t size);

/* Answers with as many of these bytes as there is room for. */
struct option_answer option_write(const struct option_asking *, const void *bytes, size_t size);

/* What most levels do with numbers. */
int option_read_number(const struct option_row *, const struct option_setting *, int *value);
struct option_answer option_write_number(const struct option_asking *, int value);

/* IP_IPSEC_POLICY and the like: there is no IPsec in a lot. */
struct option_answer option_set_policy(const struct option_setting *);

/* Interfaces and addresses that the host has: see interfaces.h for which there are. */
bool option_has_interface(const struct socket_facts *, int64_t index);
bool option_has_address(const struct socket_facts *, struct ip);
bool option_is_connected(const struct socket_facts *);
bool option_is_stream(const struct socket_facts *);

/* Of the path to the peer. */
int option_path_mtu(const struct socket_facts *, int family);

#pragma GCC visibility pop
#endif
