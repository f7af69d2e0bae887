/* SPDX-License-Identifier: Apache-2.0 */
#ifndef VAULT_H
#define VAULT_H

int vault_open(const char *path, int flags);
int vault_create(const char *path);
int vault_errno(const char *path);
long vault_now(void);
long vault_write(int fd, const void *bytes, unsigned long count);
long vault_read(int fd, char *text, unsigned long count);
int vault_allocates(void);
int vault_maps(void);
int vault_enters(void);
int vault_label(char *text, unsigned long room, int number, const char *name, double weight);
void vault_complain(const char *what);
void vault_opens_on_a_thread(const char *path);
int vault_parent(void);
int vault_flags(int fd);
double vault_half(double of);

#endif
