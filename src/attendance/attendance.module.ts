import { Module } from '@nestjs/common';
import { AttendanceLinkPages } from './attendance-link.pages.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendancePages } from './attendance.pages.js';

@Module({ controllers: [AttendanceController, AttendancePages, AttendanceLinkPages] })
export class AttendanceModule {}
