/* A library that comes and goes: with -DROOM=…, of another layout.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef ROOM
#define ROOM 8
#endif

/* The same places in both libraries, with frames of another size. */
void call_back(int (*)(const void *, const void *));

__attribute__((noinline)) static int call_deeper(int (*callee)(const void *, const void *))
{
    volatile char room[ROOM];
    int result;

    room[0] = room[ROOM - 1] = 'a';
    result = callee((const void *)room, (const void *)room);
    return result + room[ROOM - 1];
}

void call_back(int (*callee)(const void *, const void *))
{
    volatile int result = call_deeper(callee);

    (void)result;
}
