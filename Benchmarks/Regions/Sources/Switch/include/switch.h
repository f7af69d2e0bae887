/* switch.h — what others do at a region's beginning and end: an event is switched on and off.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef SWITCH_H
#define SWITCH_H

/* Of samples of this thread's CPU time, 1,000 a second. Returns a descriptor or -1. */
int switch_open(void);
void switch_on(int event);
void switch_off(int event);

#endif
