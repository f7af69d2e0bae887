/* unlisted.h — names of other glibc releases that the headers of this one do not show, and the
 * headers of its seldom used ones.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef UNLISTED_H
#define UNLISTED_H

#include <nss.h>
#include <resolv.h>
#include <spawn.h>
#include <sys/fsuid.h>

/* Before glibc 2.34, <resolv.h> made res_query and its kin macros for these. */
int __res_query(const char *name, int class, int type, unsigned char *answer, int size);
int __res_search(const char *name, int class, int type, unsigned char *answer, int size);
int __res_querydomain(const char *name, const char *domain, int class, int type,
                      unsigned char *answer, int size);
int __res_send(const unsigned char *message, int length, unsigned char *answer, int size);
int __res_nquery(res_state, const char *name, int class, int type, unsigned char *answer, int size);
int __res_nsearch(res_state, const char *name, int class, int type, unsigned char *answer,
                  int size);
int __res_nquerydomain(res_state, const char *name, const char *domain, int class, int type,
                       unsigned char *answer, int size);
int __res_nsend(res_state, const unsigned char *message, int length, unsigned char *answer,
                int size);

/* Since glibc 2.39. */
int pidfd_spawn(int *pidfd, const char *path, const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]);
int pidfd_spawnp(int *pidfd, const char *file, const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *attributes, char *const argv[], char *const envp[]);

#endif
